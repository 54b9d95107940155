import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type TestCertificate, testCertificate } from '../../support/test-certificates.ts';
import { POLICY_PATH } from '../bed/bed-web.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { type NginxSite, startNginx } from '../servers/nginx.ts';

/** A domain of the practice network: its mail hosts and DNS are as they should be, only the policy comes from here. */
export const DOMAIN = 'lindevoort-oefening.nl';
const HOST = `mta-sts.${DOMAIN}`;
export const ELSEWHERE = '/policy-elsewhere.txt';
const LIMIT_BYTES = 65_536;

const policy = `version: STSv1\r\nmode: enforce\r\nmx: *.${DOMAIN}\r\nmax_age: 2592000\r\n`;
/** The same policy in so many bytes: a key that nobody knows fills it up. */
const policyOf = (bytes: number) => `${`${policy}x: `.padEnd(bytes - 2, 'x')}\r\n`;

type Text = Extract<NginxSite['pages'][number], { kind: 'text' }>;
const page = (change: Partial<Text> = {}): Text => ({
  kind: 'text',
  path: POLICY_PATH,
  contentType: 'text/plain',
  body: policy,
  ...change,
});
const redirect = (status: 301 | 302 | 303 | 307 | 308) => [
  { kind: 'redirect', path: POLICY_PATH, location: ELSEWHERE, status } as const,
  page({ path: ELSEWHERE }),
];

/** The ways in which the policy is served. */
const PAGES = [
  ['right', [page()]],
  ['right, with LF', [page({ body: policy.replaceAll('\r\n', '\n') })]],
  ['right, with a charset', [page({ contentType: 'text/plain; charset=utf-8' })]],
  ['as large as may be', [page({ body: policyOf(LIMIT_BYTES) })]],
  ['one byte larger', [page({ body: policyOf(LIMIT_BYTES + 1) })]],
  ['huge', [page({ body: policyOf(3_000_000) })]],
  ['redirected with 301', redirect(301)],
  ['redirected with 302', redirect(302)],
  ['redirected with 307', redirect(307)],
  ['redirected with 308', redirect(308)],
  ['missing', []],
  ['as HTML', [page({ contentType: 'text/html' })]],
  ['without a type', [page({ contentType: '' })]],
  ['in JSON, of early drafts', [page({ body: '{"version":"STSv1","mode":"enforce"}' })]],
  ['trickled', [page({ body: policyOf(2_000), tricklesAfter: 500 })]],
  ['trickled from the first byte', [page({ tricklesAfter: 0 })]],
] as const satisfies readonly (readonly [string, NginxSite['pages']])[];

const now = Math.floor(Date.now() / 1_000);
const DAY = 86_400;

/** The policy hosts' certificates: those of the first two are in good order, and each other has one thing wrong. */
function makeCertificates() {
  const root = testCertificate({ subject: '/CN=Proefbank Root', isCa: true });
  const otherRoot = testCertificate({ subject: '/CN=Vreemde Root', isCa: true });
  const middle = testCertificate({ subject: '/CN=Proefbank Issuing CA', isCa: true, issuer: root });
  const leaf = (names: readonly string[], validity?: readonly [number, number]) =>
    testCertificate({ subject: '/CN=web', names, issuer: middle, ...(validity && { validity }) });
  const chains = [
    ['its name', [leaf([HOST]), middle]],
    ['a wildcard', [leaf([`*.${DOMAIN}`]), middle]],
    ['another name', [leaf([`www.${DOMAIN}`]), middle]],
    ['the mail domain only', [leaf([DOMAIN]), middle]],
    [
      'its name as common name only',
      [testCertificate({ subject: `/CN=${HOST}`, names: [`www.${DOMAIN}`], issuer: middle }), middle],
    ],
    ['an end that is over', [leaf([HOST], [now - 30 * DAY, now - DAY]), middle]],
    ['a beginning to come', [leaf([HOST], [now + DAY, now + 30 * DAY]), middle]],
    ['no issuer', [testCertificate({ subject: '/CN=web', names: [HOST] })]],
    [
      'an issuer that nobody trusts',
      [testCertificate({ subject: '/CN=web', names: [HOST], issuer: otherRoot }), otherRoot],
    ],
    ['no intermediate', [leaf([HOST])]],
  ] as const satisfies readonly (readonly [string, readonly [TestCertificate, ...TestCertificate[]]])[];
  return { root, chains };
}

export type Served = (typeof PAGES)[number][0];
export type Shown = ReturnType<typeof makeCertificates>['chains'][number][0];
type Case = `page: ${Served}` | `certificate: ${Shown}`;

export interface PolicyServers {
  readonly rootPem: string;
  readonly rootFile: string;
  readonly addressOf: (site: Case) => string;
  /** Of every request by now: path and status. */
  readonly accessLog: string;
  stop(): Promise<void>;
}

/** One nginx, in which the same policy host is served in another way at each address. */
export async function startPolicyServers(): Promise<PolicyServers> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const { root, chains } = makeCertificates();
    const sites: readonly (readonly [Case, Shown, NginxSite['pages']])[] = [
      ...PAGES.map(([name, pages]) => [`page: ${name}`, 'its name', pages] as const),
      ...chains.map(([name]) => [`certificate: ${name}`, name, [page()]] as const),
    ];
    const slot = await claimSlot(sites.map((_, at) => [1 + at, 443] as const));
    undo.push(() => slot.release());
    const folder = await temporaryFolder('policies', 'everyone');
    undo.push(() => folder.remove());
    const pki = join(folder.path, 'pki');
    await mkdir(pki);
    const chainFile = (name: string) => join(pki, `${name.replaceAll(' ', '-')}.pem`);
    for (const [name, chain] of chains) {
      const text = [chain[0].key, ...chain.map(({ certificate }) => certificate)].join('');
      await writeFile(chainFile(name), text, { mode: 0o600 });
    }
    const rootFile = join(pki, 'root.pem');
    await writeFile(rootFile, root.certificate);
    const nginx = await startNginx({
      folder: join(folder.path, 'nginx'),
      address: slot.at(1),
      sites: sites.map(([, chain, pages], at) => ({
        hostName: HOST,
        address: slot.at(1 + at),
        chainFile: chainFile(chain),
        pages,
      })),
    });
    undo.push(() => nginx.stop());
    return {
      rootPem: root.certificate,
      rootFile,
      addressOf: site => slot.at(1 + sites.findIndex(([name]) => name === site)),
      accessLog: join(folder.path, 'nginx', 'access.log'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
