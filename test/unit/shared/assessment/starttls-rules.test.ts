import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSavedEvidence } from '../../../../shared/evidence/bounds/saved-evidence.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { SmtpOutcome, SmtpSession } from '../../../../shared/evidence/smtp.ts';
import type { Finding, FindingId } from '../../../../shared/findings/finding.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import { answer, DOMAIN, HOST, madeEvidence, NOW, session, tls } from '../../../support/made-evidence.ts';

const VECTORS = new URL('../../../vectors/cases/evidence/', import.meta.url);
const SECOND = `mx2.${DOMAIN}`;
const IPV6 = '2001:db8::b';

const starttls = (evidence: Evidence): readonly Finding[] =>
  findingsIn(evidence, NOW).filter(({ topic }) => topic === 'starttls');

function caseFile(name: string): Evidence {
  const read = readSavedEvidence(JSON.parse(readFileSync(new URL(`${name}.json`, VECTORS), 'utf8')));
  if (!read.ok) throw new Error(name);
  return read.value;
}

/** All that is said of a finding, in one language. */
function said(finding: Finding | undefined, language: 'nl' | 'en'): string {
  if (!finding) return '';
  const { title, meaning, action } = sayFinding(finding, language);
  return `${title} ${meaning} ${action}`;
}

const failed = (
  stage: 'connect' | 'banner' | 'handshake',
  cause: (SmtpOutcome & { kind: 'failed' })['cause'],
) => session({ kind: 'failed', stage, cause });
const works = (host = HOST, address = '192.0.2.25') => session({ kind: 'tls', tls: tls('a') }, host, address);
const lines = (code: number, ...texts: string[]) => ({ code, lines: texts });
const refusedAt = (address: string, host = HOST) => ({
  ...failed('connect', { kind: 'connection-refused' }),
  host,
  address,
});

/** What a finding says in both languages, and what it must never say. */
interface Told {
  readonly id: FindingId;
  readonly verdict: Finding['verdict'];
  readonly nl: readonly RegExp[];
  readonly en: readonly RegExp[];
}
const NEVER = {
  nl: /(haal|verwijder)\b[^.]*TLSA|adres nog in gebruik/i,
  en: /remove[^.]*TLSA|still in use/i,
} as const;

const SILENT: Told = {
  id: 'starttls.silent',
  verdict: 'not-measured',
  nl: [/kwam verbinding/, /wachten met opzet/, /5 minuten/],
  en: [/was connected to/, /wait on purpose/, /5 minutes/],
};
const REFUSED: Told = {
  id: 'starttls.connection-refused',
  verdict: 'not-measured',
  nl: [/server is uit/, /poort 25 is daar dicht/, /deze plek blokkeert/],
  en: [/server is down/, /port 25 is closed/, /this place blocks/],
};
const MASKED: Told = {
  id: 'starttls.masked',
  verdict: 'not-measured',
  nl: [/[Ii]ets onderweg/, /uw eigen netwerk/, /niet gemeten/],
  en: [/[Ss]omething on the way/, /your own network/, /not measured/],
};
const UNAVAILABLE: Told = {
  id: 'starttls.unavailable',
  verdict: 'problem',
  nl: [/454/, /sleutel en certificaat/, /verzenders met DANE de mail vast/],
  en: [/454/, /key and certificate/, /senders with DANE keep the mail/],
};
const NO_SUCH_NAME: Told = {
  id: 'starttls.handshake-failed',
  verdict: 'problem',
  nl: [/voor deze naam geen certificaat/, /\(TLS-melding unrecognized_name\)/],
  en: [/no certificate for this name/, /\(TLS alert unrecognized_name\)/],
};
const NO_IPV6: Told = {
  id: 'starttls.no-family',
  verdict: 'not-measured',
  nl: [/Deze plek heeft geen IPv6/, /2001:db8::b/],
  en: [/This place has no IPv6/, /2001:db8::b/],
};
const MAYBE_NO_IPV6: Told = {
  id: 'starttls.no-family',
  verdict: 'not-measured',
  nl: [/geen enkel IPv6-adres/, /waarschijnlijk/, /servers daar niet antwoorden/],
  en: [/no IPv6 address/, /most likely/, /servers do not answer/],
};

const made = (...smtp: readonly SmtpSession[]) => madeEvidence({ smtp });
const masked = (part: Pick<SmtpSession, 'banner' | 'ehlo'>) => ({
  ...session({ kind: 'no-starttls' } as const),
  ...part,
});

describe.each<[string, Told, () => Evidence]>([
  ['a late greeting, as saved', SILENT, () => caseFile('postscreen15')],
  ['no greeting in a minute', SILENT, () => made(failed('banner', { kind: 'timeout', afterMs: 60_000 }))],
  ['one address that refuses, as saved', REFUSED, () => caseFile('one-refused')],
  ['both addresses of a host refuse', REFUSED, () => made(refusedAt('192.0.2.25'), refusedAt(IPV6))],
  ['a masked EHLO, as saved', MASKED, () => caseFile('ehlo-stars')],
  ['a masked keyword alone', MASKED, () => made(masked({ ehlo: lines(250, 'mx1', 'XXXXXXXA', 'SIZE 1') }))],
  ['a masked greeting alone', MASKED, () => made(masked({ banner: lines(220, '*********2*** 0 ***') }))],
  ['key and certificate of two, as saved', UNAVAILABLE, () => caseFile('key-cert-mismatch')],
  [
    'RFC 3207 §4: 454',
    UNAVAILABLE,
    () => made(session({ kind: 'starttls-refused', reply: lines(454, '4.3.3 TLS currently unavailable') })),
  ],
  ['an alert on the name, as saved', NO_SUCH_NAME, () => caseFile('sni-fatal-alert')],
  ['no IPv6 at this place, as saved', NO_IPV6, () => caseFile('healthy-no-ipv6-here')],
  [
    'no IPv6 at this place',
    NO_IPV6,
    () => made(works(), { ...failed('connect', { kind: 'unreachable' }), address: IPV6 }),
  ],
  [
    'no answer over IPv6',
    MAYBE_NO_IPV6,
    () => made(works(), { ...failed('connect', { kind: 'timeout', afterMs: 8_000 }), address: IPV6 }),
  ],
  ['refused over IPv6 alone', MAYBE_NO_IPV6, () => made(works(), refusedAt(IPV6))],
])('%s', (_about, { id, verdict, ...words }, evidence) => {
  test('is one finding with words of its own', () => {
    const found = starttls(evidence()).filter(each => each.verdict !== 'good');
    expect(found.map(each => [each.id, each.verdict])).toEqual([[id, verdict]]);
  });

  test.each(['nl', 'en'] as const)('in %s', language => {
    const text = said(
      starttls(evidence()).find(each => each.id === id),
      language,
    );
    for (const expected of words[language]) expect(text).toMatch(expected);
    expect(text).not.toMatch(NEVER[language]);
    expect(text).not.toMatch(/ERR_|errno|undefined/);
  });
});

test('no IPv6 here is told once for all hosts, with every address', () => {
  const unreachable = (host: string, address: string) => ({
    ...failed('connect', { kind: 'unreachable' }),
    host,
    address,
  });
  const evidence = madeEvidence({
    dns: [
      answer(DOMAIN, 'MX', [
        { type: 'MX', preference: 10, exchange: HOST },
        { type: 'MX', preference: 20, exchange: SECOND },
      ]),
      answer(SECOND, 'A', [{ type: 'A', address: '192.0.2.26' }]),
    ],
    smtp: [works(), unreachable(HOST, IPV6), works(SECOND, '192.0.2.26'), unreachable(SECOND, '2001:db8::c')],
  });
  const [told, ...others] = starttls(evidence).filter(({ id }) => id === 'starttls.no-family');
  expect(others).toEqual([]);
  expect(told?.facts).toEqual({ family: 'ipv6', addresses: [IPV6, '2001:db8::c'], noRoad: true });
});

test.each<[string, readonly SmtpSession[], readonly FindingId[]]>([
  [
    'refused at one address while the same family answers elsewhere',
    [refusedAt('192.0.2.24'), works()],
    ['starttls.unreachable'],
  ],
  [
    'no answer at the one address',
    [failed('connect', { kind: 'timeout', afterMs: 8_000 })],
    ['starttls.port-25-blocked'],
  ],
  [
    'no answer at one address, and refused at another',
    [failed('connect', { kind: 'timeout', afterMs: 8_000 }), refusedAt(IPV6)],
    ['starttls.port-25-blocked'],
  ],
])('%s', (_about, smtp, expected) => {
  const ids = starttls(made(...smtp)).map(({ id }) => id);
  expect(ids.filter(id => id !== 'starttls.offered')).toEqual(expected);
});

test.each([
  ['nl', /Het enige adres/, /server uit is/],
  ['en', /The only address/, /server is down/],
] as const)(
  'one address without an answer: that it may be the server is said in %s',
  (language, ...expected) => {
    const [told] = starttls(made(failed('connect', { kind: 'timeout', afterMs: 8_000 })));
    for (const words of expected) expect(said(told, language)).toMatch(words);
  },
);
