import { type Made, make, newKeys, NOW, x509 } from '../certificates/made-certificates.ts';

export const BASE = 'mx.test.example';
const DAY = 86_400;
const PAST = [NOW - 60 * DAY, NOW - DAY] as const;
const FUTURE = [NOW + DAY, NOW + 60 * DAY] as const;
const dnsNames = [BASE];

const purpose = (...purposes: string[]) => new x509.ExtendedKeyUsageExtension(purposes, false);
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** NameConstraints for one DNS subtree: [0] permitted or [1] excluded (RFC 5280 §4.2.1.10). */
function nameConstraints(kind: 'permitted' | 'excluded', name: string) {
  const base = Buffer.concat([Buffer.from([0x82, name.length]), Buffer.from(name)]);
  const subtree = Buffer.concat([Buffer.from([0x30, base.length]), base]);
  const list = Buffer.concat([Buffer.from([kind === 'permitted' ? 0xa0 : 0xa1, subtree.length]), subtree]);
  return new x509.Extension('2.5.29.30', true, Buffer.concat([Buffer.from([0x30, list.length]), list]));
}

const root = await make({ name: 'CN=Root', ca: true });
const middle = await make({ name: 'CN=Middle', ca: true, issuer: root });
const leaf = await make({ name: 'CN=leaf', issuer: middle, dnsNames });
const own = await make({ name: `CN=${BASE}`, dnsNames });
const stranger = await make({ name: `CN=${BASE}`, dnsNames });
const rsaRoot = await make({ name: 'CN=RSA Root', ca: true, kind: 'rsa' });
const rsaLeaf = await make({ name: 'CN=leaf', issuer: rsaRoot, dnsNames });

/** The attacker's own CA, which has taken the public one's name. */
const falseMiddle = await make({ name: 'CN=Middle', ca: true });
const falseLeaf = await make({ name: 'CN=leaf', issuer: falseMiddle, dnsNames });

const expired = await make({ name: 'CN=leaf', issuer: middle, dnsNames, validity: PAST });
const early = await make({ name: 'CN=leaf', issuer: middle, dnsNames, validity: FUTURE });
const misnamed = await make({ name: 'CN=leaf', issuer: middle, dnsNames: ['other.example'] });
const wildcard = await make({ name: 'CN=leaf', issuer: middle, dnsNames: ['*.test.example'] });
const wideWildcard = await make({ name: 'CN=leaf', issuer: middle, dnsNames: ['*.example'] });
const partWildcard = await make({ name: 'CN=leaf', issuer: middle, dnsNames: ['m*.test.example'] });
const byCommonName = await make({ name: `CN=${BASE}`, issuer: middle });
const commonNameBesideDnsId = await make({ name: `CN=${BASE}`, issuer: middle, dnsNames: ['other.example'] });
const oldMiddle = await make({
  name: 'CN=Middle',
  ca: true,
  issuer: root,
  keys: middle.keys,
  validity: PAST,
});
const oldRoot = await make({ name: 'CN=Root', ca: true, keys: root.keys, validity: PAST });
const ownExpired = await make({ name: 'CN=nobody', validity: PAST });

const noCa = await make({ name: 'CN=No CA', issuer: root });
const belowNoCa = await make({ name: 'CN=leaf', issuer: noCa, dnsNames });
const noSigner = await make({
  name: 'CN=No Signer',
  issuer: root,
  bare: true,
  extensions: [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
  ],
});
const belowNoSigner = await make({ name: 'CN=leaf', issuer: noSigner, dnsNames });
const short = await make({ name: 'CN=Short', ca: true, pathLength: 0 });
const belowShort = await make({ name: 'CN=Below', ca: true, issuer: short });
const tooDeep = await make({ name: 'CN=leaf', issuer: belowShort, dnsNames });
const rightUnderShort = await make({ name: 'CN=leaf', issuer: short, dnsNames });
const forClients = await make({
  name: 'CN=leaf',
  issuer: middle,
  dnsNames,
  extensions: [purpose(CLIENT_AUTH)],
});
const forServers = await make({
  name: 'CN=leaf',
  issuer: middle,
  dnsNames,
  extensions: [purpose(SERVER_AUTH, CLIENT_AUTH)],
});
const clientCa = await make({
  name: 'CN=Client CA',
  ca: true,
  issuer: root,
  extensions: [purpose(CLIENT_AUTH)],
});
const belowClientCa = await make({ name: 'CN=leaf', issuer: clientCa, dnsNames });
const puzzling = await make({
  name: 'CN=leaf',
  issuer: middle,
  dnsNames,
  extensions: [new x509.Extension('1.3.6.1.4.1.99999.1', true, new Uint8Array([5, 0]))],
});
const keptTo = async (kind: 'permitted' | 'excluded', name: string) => {
  const ca = await make({
    name: `CN=${kind} ${name}`,
    ca: true,
    issuer: root,
    extensions: [nameConstraints(kind, name)],
  });
  return [await make({ name: 'CN=leaf', issuer: ca, dnsNames }), ca] as const;
};
const withinPermitted = await keptTo('permitted', 'test.example');
const outsidePermitted = await keptTo('permitted', 'other.example');
const withinExcluded = await keptTo('excluded', 'test.example');

/** Two certificates for one CA key and name: one by the root, one by itself (cross-signing). */
const crossKeys = await newKeys();
const crossByRoot = await make({ name: 'CN=Cross', ca: true, issuer: root, keys: crossKeys });
const crossBySelf = await make({ name: 'CN=Cross', ca: true, keys: crossKeys });
const belowCross = await make({ name: 'CN=leaf', issuer: crossByRoot, dnsNames });

/** Another name for the key of a CA: it signed no certificate as that. */
const elsewhere = await make({ name: 'CN=Elsewhere', ca: true, keys: middle.keys });

/** Two CAs of one name, told apart by their key identifiers (RFC 5280 §4.2.1.1, §4.2.1.2). */
const keyId = (id: string) => new x509.SubjectKeyIdentifierExtension(id);
const issuerKeyId = (id: string) => new x509.AuthorityKeyIdentifierExtension(id);
const firstTwin = await make({ name: 'CN=Twin', ca: true, extensions: [keyId('01'), issuerKeyId('01')] });
const secondTwin = await make({ name: 'CN=Twin', ca: true, extensions: [keyId('02'), issuerKeyId('02')] });
const belowTwin = await make({
  name: 'CN=leaf',
  issuer: secondTwin,
  dnsNames,
  extensions: [issuerKeyId('02')],
});

/** A CA that has certified its own next key (RFC 5280 §6.1: self-issued, so that it takes no length of the path). */
const nextShort = await make({
  name: 'CN=Kurz',
  ca: true,
  pathLength: 0,
  extensions: [keyId('0a'), issuerKeyId('0a')],
});
const rolledShort = await make({
  name: 'CN=Kurz',
  ca: true,
  issuer: nextShort,
  extensions: [keyId('0b'), issuerKeyId('0a')],
});
const belowRolled = await make({
  name: 'CN=leaf',
  issuer: rolledShort,
  dnsNames,
  extensions: [issuerKeyId('0b')],
});
const forLists = await make({
  name: 'CN=leaf',
  issuer: middle,
  dnsNames,
  bare: true,
  extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.cRLSign, true)],
});

/** To put together chains of, at random. */
export const servers: readonly Made[] = [
  leaf,
  own,
  rsaLeaf,
  falseLeaf,
  expired,
  misnamed,
  wildcard,
  byCommonName,
  belowNoCa,
  tooDeep,
  forClients,
  belowClientCa,
  withinPermitted[0],
  outsidePermitted[0],
  belowCross,
  belowTwin,
  belowRolled,
  rightUnderShort,
];
export const issuers: readonly Made[] = [
  root,
  middle,
  rsaRoot,
  falseMiddle,
  oldMiddle,
  oldRoot,
  noCa,
  short,
  belowShort,
  clientCa,
  elsewhere,
  withinPermitted[1],
  outsidePermitted[1],
  crossByRoot,
  crossBySelf,
  firstTwin,
  secondTwin,
  nextShort,
  rolledShort,
];

/** All of them, by the part that they play. */
export const cast = {
  root,
  middle,
  leaf,
  own,
  stranger,
  rsaRoot,
  rsaLeaf,
  falseMiddle,
  falseLeaf,
  expired,
  early,
  misnamed,
  wildcard,
  wideWildcard,
  partWildcard,
  byCommonName,
  commonNameBesideDnsId,
  oldMiddle,
  oldRoot,
  ownExpired,
  noCa,
  belowNoCa,
  noSigner,
  belowNoSigner,
  short,
  belowShort,
  tooDeep,
  rightUnderShort,
  forClients,
  forServers,
  clientCa,
  belowClientCa,
  puzzling,
  withinPermitted,
  outsidePermitted,
  withinExcluded,
  crossByRoot,
  crossBySelf,
  belowCross,
  elsewhere,
  firstTwin,
  secondTwin,
  belowTwin,
  nextShort,
  rolledShort,
  belowRolled,
  forLists,
} as const;
