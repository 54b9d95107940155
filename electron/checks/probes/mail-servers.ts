import { expand, tlsaOwner } from '../../../shared/dane/index.ts';
import type { DomainName } from '../../../shared/model/domain-name.ts';
import type { DnsRecord } from '../../../shared/evidence/dns.ts';
import { withOtherCertificate } from '../../smtp/other-certificate.ts';
import { probeSmtp } from '../../smtp/smtp-session.ts';
import { answered, type ProbeTools } from '../probe.ts';

/** RFC 5321 §4.5.4.2: servers take mail from other servers on port 25, and nowhere else. */
const SMTP_PORT = 25;

/** MX, then for every host its addresses and TLSA records at once, then one SMTP session with every address. */
export async function probeMailServers(domain: DomainName, tools: ProbeTools): Promise<void> {
  const hosts = await tools.step('mx', domain, async () => answered(await mxHosts(domain, tools)));
  await Promise.all([
    ...hosts.map(host => probeHost(host, tools)),
    // Where somebody may have put the records by mistake (RFC 7672 §2.2.3).
    ...(hosts.length > 0 && !hosts.includes(domain) ? [tools.ask(tlsaOwner(domain), 'TLSA')] : []),
  ]);
}

async function mxHosts(domain: DomainName, { ask, network }: ProbeTools): Promise<readonly string[]> {
  const answer = await ask(domain, 'MX');
  const records = answer.filter(record => record.type === 'MX');
  // RFC 5321 §5.1: without any MX record the domain is its own host. RFC 7505: a null MX means no host at all.
  if (records.length === 0) return [domain];
  const names = records
    .toSorted((a, b) => a.preference - b.preference)
    .map(record => record.exchange)
    .filter(name => name !== '.' && name !== '');
  return [...new Set(names)].slice(0, network.limits.mxHosts);
}

async function probeHost(host: string, tools: ProbeTools): Promise<void> {
  const addresses = tools.step('addresses', host, async () => {
    const answers = await Promise.all([tools.ask(host, 'AAAA'), tools.ask(host, 'A')]);
    return answered(answers.flat());
  });
  const hasTlsa = probeTlsa(host, addresses, tools);
  await Promise.all([hasTlsa, probeAddresses(host, addresses, hasTlsa, tools)]);
}

/** The owner that is right for a host without aliases is asked at once; others when the aliases are known. Whether there are any. */
async function probeTlsa(
  host: string,
  addresses: Promise<readonly DnsRecord[]>,
  tools: ProbeTools,
): Promise<boolean> {
  const askAt = (base: string) =>
    tools.step('tlsa', base, async () => {
      const owner = tlsaOwner(base);
      // What is not there has to be denied properly as well: some name servers fail at it beside these records.
      const [records] = await Promise.all([tools.ask(owner, 'TLSA'), tools.ask(owner, 'A')]);
      return answered(records.some(({ type }) => type === 'TLSA'));
    });
  const atAlias = async () => {
    const aliases = (await addresses).filter(record => record.type === 'CNAME');
    const expanded = expand(host, aliases);
    return expanded !== host && (await askAt(expanded));
  };
  return (await Promise.all([askAt(host), atAlias()])).includes(true);
}

async function probeAddresses(
  host: string,
  lookup: Promise<readonly DnsRecord[]>,
  hasTlsa: Promise<boolean>,
  tools: ProbeTools,
): Promise<void> {
  const { network, notebook, signal, step, whenRoom } = tools;
  const records = (await lookup).filter(record => record.type === 'A' || record.type === 'AAAA');
  const addresses = [...new Set(records.map(record => record.address))].slice(
    0,
    network.limits.addressesPerHost,
  );
  const sessions = addresses.map(address =>
    whenRoom(() =>
      step('smtp', `${host} ${address}`, async tellLate => {
        const target = { host, address, port: SMTP_PORT, onLateGreeting: tellLate };
        const first = await probeSmtp(network, target, signal);
        // Which of its certificates a sender meets matters where records name one of them.
        const { session, certificates } = (await hasTlsa)
          ? await withOtherCertificate(network, target, first, signal)
          : first;
        notebook.session(session, certificates);
        return { value: undefined, state: session.outcome.kind === 'failed' ? 'failed' : 'answered' };
      }),
    ),
  );
  await Promise.all(sessions);
}
