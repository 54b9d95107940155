import { withoutBlanks } from '../model/without-blanks.ts';

/**
 * What programs that send by MTA-STS make of a text, as their source reads in November 2026: mtasts/parse.go of mox, go-mtasts
 * of Maddy, internal/mta-sts.go of postfix-tlspol, resolver.py of postfix-mta-sts-resolver. They differ from RFC 8461 §3 and
 * from each other. Of Gmail and Exchange Online the source is not public.
 */
const STS_SENDERS = ['mox', 'Maddy', 'postfix-tlspol', 'postfix-mta-sts-resolver'] as const;
export type StsSender = (typeof STS_SENDERS)[number];

/** Which of the senders whose parser is known take a text, and which refuse it. */
export interface SenderOpinions {
  readonly takenBy: readonly StsSender[];
  readonly refusedBy: readonly StsSender[];
}

/** What they make of the text of a policy. */
export const policyOpinions = (text: string): SenderOpinions =>
  // U+FEFF is white space to `trim`, and not to Go and Python.
  opinions(TAKES_POLICY, text.replaceAll('\ufeff', '\ufffe'));

/** What they make of all TXT records at `_mta-sts`, each given as its strings. */
export const recordOpinions = (records: readonly (readonly string[])[]): SenderOpinions =>
  opinions(TAKES_RECORDS, records);

type Takers<Text> = { readonly [Sender in StsSender]: (text: Text) => boolean };
const opinions = <Text>(takers: Takers<Text>, text: Text): SenderOpinions => ({
  takenBy: STS_SENDERS.filter(sender => takers[sender](text)),
  refusedBy: STS_SENDERS.filter(sender => !takers[sender](text)),
});

const MODE = /^(?:enforce|testing|none)$/;
const YEAR = 31_557_600;

/** The keys of a policy as one of them gathered these. */
interface Gathered {
  readonly version?: string | undefined;
  readonly mode?: string | undefined;
  readonly maxAge?: string | undefined;
  readonly mx: readonly string[];
}

const isWhole = ({ version, mode = '', maxAge, mx }: Gathered, isAge: (text: string) => boolean): boolean =>
  version === 'STSv1' &&
  MODE.test(mode) &&
  maxAge !== undefined &&
  isAge(maxAge) &&
  (mode === 'none' || mx.length > 0);

const TAKES_POLICY: Takers<string> = {
  mox: text => {
    const pairs = pairsOf(linesOf(text)).map(([key, value]) => [key, withoutBlanks(value)] as const);
    const values = valuesIn(pairs);
    const isAge = (age: string) => /^\d{1,10}$/.test(age) && Number(age) < 2 ** 31;
    const isGood = (key: string, value: string) => {
      if (key === 'version') return value === 'STSv1';
      if (key === 'mode') return MODE.test(value);
      if (key === 'max_age') return isAge(value);
      if (key === 'mx') return isHost(value.replace(/^\*\./, ''));
      // eslint-disable-next-line no-control-regex
      return MOX_KEY.test(key) && /^[^\x00-\x1f\x7f]+$/.test(value);
    };
    const [[version], [mode], [maxAge]] = [values('version'), values('mode'), values('max_age')];
    const gathered = { version, mode, maxAge, mx: values('mx') };
    return pairs.every(([key, value]) => isGood(key, value)) && isWhole(gathered, isAge);
  },
  Maddy: text => {
    const lines = linesOf(text);
    const values = valuesIn(pairsOf(lines).map(([key, value]) => [key, value.trim()]));
    const isAge = (age: string) => /^[+-]?\d{1,18}$/.test(age);
    return (
      lines.every(line => line.split(':').length === 2) &&
      values('version').every(value => value === 'STSv1') &&
      values('mode').every(value => MODE.test(value)) &&
      values('max_age').every(isAge) &&
      isWhole(lastOf(values), isAge)
    );
  },
  'postfix-tlspol': text => {
    const lines = linesOf(text).map(line => line.trim());
    const pairs = pairsOf(lines.filter(line => line !== '' && !/[{}]/.test(line)));
    const values = valuesIn(pairs.map(([key, value]) => [key.trim(), value.trim()]));
    const mx = values('mx');
    const [[version], [mode], [maxAge]] = [values('version'), values('mode'), values('max_age')];
    return (
      lines.every(line => line === '' || /[{}:]/.test(line)) &&
      mx.every(value => isHost(value.replace(/^\*\./, '').replace(/\.$/, ''))) &&
      isWhole({ version, mode, maxAge, mx }, age => /^\d{1,19}$/.test(age))
    );
  },
  'postfix-mta-sts-resolver': text => {
    // eslint-disable-next-line no-control-regex
    const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
    const values = valuesIn(pairsOf(lines).map(([key, value]) => [key, value.trim()]));
    const isAge = (age: string) => /^\+?\d+(?:_\d+)*$/.test(age) && Number(age.replaceAll('_', '')) <= YEAR;
    return isWhole(lastOf(values), isAge);
  },
};

/** Go's bufio.Scanner, and mox: the lines without LF or CRLF; what ends in one has no empty line behind it. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map(line => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

type Pair = readonly [key: string, value: string];
/** What is before the first colon and what is behind it; without one it is all before. */
const pairsOf = (lines: readonly string[]): readonly Pair[] =>
  lines.map(line => {
    const colon = line.indexOf(':');
    return colon === -1 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1)];
  });
const valuesIn =
  (pairs: readonly Pair[]) =>
  (key: string): readonly string[] =>
    pairs.flatMap(([name, value]) => (name === key ? [value] : []));

/** Of a key that is there twice these two take the last, where RFC 8461 §3.2 has the first. */
const lastOf = (values: (key: string) => readonly string[]): Gathered => ({
  version: values('version').at(-1),
  mode: values('mode').at(-1),
  maxAge: values('max_age').at(-1),
  mx: values('mx'),
});

const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const isHost = (name: string): boolean =>
  name.length <= 253 && name.split('.').every(label => LABEL.test(label)) && !isIpv4(name);
/** An IPv4 address by its looks: no name of a host, for no top-level domain is a number (RFC 1123 §2.1). */
export const isIpv4 = (name: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) && name.split('.').every(octet => Number(octet) < 256);

const MOX_KEY = /^[A-Za-z0-9.-][\w.-]{0,31}$/;
const MOX_VALUE = /^[\x21-\x3a\x3c\x3e-\x7e]+$/;
const wholeTexts = (records: readonly (readonly string[])[]) => records.map(strings => strings.join(''));

const TAKES_RECORDS: Takers<readonly (readonly string[])[]> = {
  mox: records => {
    const [only, ...others] = wholeTexts(records).filter(text => /^v=STSv1[ \t]*;/.test(text));
    if (only === undefined || others.length > 0) return false;
    const parts = only.split(';').slice(1).map(withoutBlanks);
    if (parts.at(-1) === '') parts.pop();
    // It wants nothing behind the last value but a separator.
    else if (/[ \t]$/.test(only)) return false;
    const fields = parts.map(part => part.split('='));
    const ids = fields.filter(([name]) => name === 'id');
    return (
      fields.every(
        ([name = '', value = '', ...more]) =>
          MOX_KEY.test(name) && MOX_VALUE.test(value) && more.length === 0,
      ) &&
      ids.length === 1 &&
      /^[A-Za-z0-9]{1,32}$/.test(ids[0]![1]!)
    );
  },
  Maddy: records => {
    const fields = (wholeTexts(records)[0] ?? '')
      .split(';')
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(part => part.split('='));
    const values = (key: string) => fields.flatMap(([name, value]) => (name === key ? [value] : []));
    return (
      records.length === 1 &&
      fields.every(field => field.length === 2 && !/[ \t]/.test(field.join(''))) &&
      values('v').length > 0 &&
      values('v').every(value => value === 'STSv1') &&
      (values('id').at(-1) ?? '') !== ''
    );
  },
  'postfix-tlspol': records => records.flat().some(text => text.startsWith('v=STSv1')),
  'postfix-mta-sts-resolver': records => {
    const [only, ...others] = wholeTexts(records).filter(text => text.startsWith('v=STSv1'));
    if (only === undefined || others.length > 0) return false;
    const fields = only.split(';').map(part => part.trim());
    const versions = fields.filter(field => field.startsWith('v='));
    return versions.at(-1) === 'v=STSv1' && fields.some(field => /^id(?:=|$)/.test(field));
  },
};
