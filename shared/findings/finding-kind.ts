/** What a finding is about: the lines of a result, in the order a mail takes them. */
export const TOPICS = ['mx', 'dnssec', 'starttls', 'certificate', 'dane', 'mta-sts', 'tls-rpt'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * How it stands. `not-measured` is no bad mark: something could not be seen from here. Ordered from what asks for
 * attention first.
 */
export const VERDICTS = ['problem', 'warning', 'not-measured', 'notice', 'good'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who can change it. */
export type Actor = 'domain-owner' | 'dns-host' | 'mail-provider' | 'web-host' | 'registrar' | 'nobody';

/** What a finding asks for, in one word; advice says how, by whom and when. `nothing`: it is good to know. */
export type Remedy =
  | 'nothing'
  | 'measure-elsewhere'
  | 'repair-mx'
  | 'repair-dnssec'
  | 'repair-hosts-dnssec'
  | 'sign-domain'
  | 'sign-hosts'
  | 'renew-signatures'
  | 'offer-starttls'
  | 'repair-server'
  | 'renew-certificates'
  | 'trusted-certificates'
  | 'stronger-certificates'
  | 'dane'
  | 'repair-denial'
  | 'repair-tlsa'
  | 'prepare-rollover'
  | 'policy'
  | 'policy-to-enforce'
  | 'repair-policy'
  | 'improve-policy'
  | 'publish-reports'
  | 'repair-reports'
  | 'remove-sts2016';

/** What holds for every finding of an id. How it stands, and who can change it, may depend on its facts. */
export interface FindingKind<Facts extends object> {
  readonly topic: Topic;
  readonly verdict: (facts: Facts) => Verdict;
  /** Section of the standard it comes from. */
  readonly source: string;
  readonly remedy: Remedy;
  readonly actors: (facts: Facts) => readonly Actor[];
}

type By<Facts, Value> = (facts: Facts) => Value;

/** An entry of the list of findings; whoever can change it comes last, one by one or by the facts. */
export function kind<Facts extends object = object>(
  topic: Topic,
  verdict: Verdict | By<Facts, Verdict>,
  source: string,
  remedy: Remedy,
  ...actors: readonly Actor[] | readonly [By<Facts, readonly Actor[]>]
): FindingKind<Facts> {
  const [first] = actors;
  const named = actors.filter(each => typeof each !== 'function');
  return {
    topic,
    verdict: typeof verdict === 'function' ? verdict : () => verdict,
    source,
    remedy,
    actors: typeof first === 'function' ? first : () => named,
  };
}
