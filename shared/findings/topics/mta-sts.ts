import type { UntrustedReason } from '../../evidence/tls.ts';
import type { Seconds } from '../../model/time.ts';
import type {
  SenderOpinions,
  StatusMeaning,
  StsPolicyProblem,
  StsRecordProblem,
} from '../../mtasts/index.ts';
import type { RecordSlip } from '../../model/records/record-slip.ts';
import { kind, type Verdict } from '../finding-kind.ts';
import type { Cause } from './cause.ts';
import type { Host } from './host.ts';
import type { DanglingAlias, LookupFailure } from './lookup.ts';

/** In mode testing a policy stops nothing (RFC 8461 §5). */
const inMode = ({ mode }: { readonly mode: string }): Verdict => (mode === 'testing' ? 'warning' : 'problem');

export const MTA_STS = {
  'mta-sts.none': kind<{
    /** DANE holds for every host, so that only senders without DANE are left. */
    readonly hasDane?: true;
    /** Hosts that would not meet a policy yet (RFC 8461 §4.2). */
    readonly unmet?: readonly string[];
  }>('mta-sts', 'notice', 'RFC 8461 §3.1', 'policy', 'domain-owner'),
  'mta-sts.enforce': kind<{ readonly maxAge: Seconds }>('mta-sts', 'good', 'RFC 8461 §5', 'nothing'),
  'mta-sts.testing': kind('mta-sts', 'notice', 'RFC 8461 §5', 'policy-to-enforce', 'domain-owner'),
  'mta-sts.mode-none': kind('mta-sts', 'notice', 'RFC 8461 §5', 'policy', 'domain-owner'),
  'mta-sts.record-invalid': kind<{ readonly problem: StsRecordProblem } & SenderOpinions>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.1',
    'repair-policy',
    'domain-owner',
    'dns-host',
  ),
  'mta-sts.several-records': kind<{ readonly count: number } & SenderOpinions>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.1',
    'repair-policy',
    'domain-owner',
    'dns-host',
  ),
  'mta-sts.policy-unreachable': kind<{ readonly stage: string } & Cause>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.3',
    'repair-policy',
    'web-host',
  ),
  /** `by`: who keeps programs out. */
  'mta-sts.policy-status': kind<{
    readonly status: number;
    readonly meaning: StatusMeaning;
    readonly by?: string;
  }>('mta-sts', 'problem', 'RFC 8461 §3.3', 'repair-policy', 'web-host'),
  'mta-sts.policy-redirect': kind<{ readonly location: string }>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.3',
    'repair-policy',
    'web-host',
  ),
  'mta-sts.policy-certificate': kind<{ readonly reason: UntrustedReason | 'name-mismatch' }>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.3',
    'repair-policy',
    'web-host',
  ),
  'mta-sts.policy-certificate-ends-soon': kind<{ readonly at: Seconds; readonly days: number }>(
    'mta-sts',
    'warning',
    'RFC 8461 §3.3',
    'repair-policy',
    'web-host',
  ),
  'mta-sts.policy-invalid': kind<{ readonly problem: StsPolicyProblem } & SenderOpinions>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.2',
    'repair-policy',
    'web-host',
  ),
  'mta-sts.policy-too-large': kind<{ readonly limitBytes: number }>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.3',
    'repair-policy',
    'web-host',
  ),
  'mta-sts.policy-type': kind<{ readonly contentType: string }>(
    'mta-sts',
    'warning',
    'RFC 8461 §3.3',
    'improve-policy',
    'web-host',
  ),
  'mta-sts.mx-not-covered': kind<Host & { readonly mode: string }>(
    'mta-sts',
    inMode,
    'RFC 8461 §4.1',
    'repair-policy',
    'domain-owner',
    'web-host',
  ),
  'mta-sts.mx-certificate': kind<Host & { readonly mode: string }>(
    'mta-sts',
    inMode,
    'RFC 8461 §4.2',
    'trusted-certificates',
    'mail-provider',
  ),
  'mta-sts.pattern-unused': kind<{ readonly pattern: string }>(
    'mta-sts',
    'notice',
    'RFC 8461 §4.1',
    'nothing',
    'domain-owner',
  ),
  'mta-sts.max-age-short': kind<{ readonly maxAge: Seconds }>(
    'mta-sts',
    'warning',
    'RFC 8461 §10.2',
    'improve-policy',
    'domain-owner',
  ),
  'mta-sts.policy-without-record': kind('mta-sts', 'warning', 'RFC 8461 §3.1', 'policy', 'dns-host'),
  'mta-sts.not-measured': kind<Cause>('mta-sts', 'not-measured', 'RFC 8461 §3.1', 'nothing'),
  /** Of the record, or of the addresses of the policy host. */
  'mta-sts.lookup-failed': kind<LookupFailure>(
    'mta-sts',
    'problem',
    'RFC 1035 §4.1.1',
    'repair-policy',
    'dns-host',
  ),
  'mta-sts.alias-dangling': kind<DanglingAlias>(
    'mta-sts',
    'warning',
    'RFC 8461 §8.2',
    'policy',
    'domain-owner',
    'dns-host',
  ),
  /** The policy host, where a record announces a policy. */
  'mta-sts.host-alias-dangling': kind<DanglingAlias>(
    'mta-sts',
    'problem',
    'RFC 8461 §8.2',
    'repair-policy',
    'domain-owner',
    'dns-host',
  ),
  /** It looks like a record, and senders do not take it for one. */
  'mta-sts.record-ignored': kind<{ readonly text: string; readonly slip: RecordSlip }>(
    'mta-sts',
    'problem',
    'RFC 8461 §3.1',
    'repair-policy',
    'domain-owner',
    'dns-host',
  ),
  'mta-sts.record-warning': kind<{ readonly problem: StsRecordProblem }>(
    'mta-sts',
    'notice',
    'RFC 8461 §3.1',
    'nothing',
    'domain-owner',
    'dns-host',
  ),
  'mta-sts.policy-warning': kind<{ readonly problem: StsPolicyProblem }>(
    'mta-sts',
    'notice',
    'RFC 8461 §3.2',
    'nothing',
    'web-host',
  ),
  /** Valid by RFC 8461 §3.1, and refused by a sender whose parser is known. */
  'mta-sts.record-read-differently': kind<
    {
      readonly because: 'other-records' | 'id-twice' | 'version-cut';
    } & SenderOpinions
  >('mta-sts', 'warning', 'RFC 8461 §3.1', 'improve-policy', 'domain-owner', 'dns-host'),
  /** Valid by RFC 8461 §3.2, and refused by some; or read otherwise, for keys that are there twice. */
  'mta-sts.policy-read-differently': kind<{ readonly keys: readonly string[] } & SenderOpinions>(
    'mta-sts',
    'warning',
    'RFC 8461 §3.2',
    'improve-policy',
    'web-host',
  ),
  /** The name stands for one that somebody else keeps. */
  'mta-sts.delegated': kind<{ readonly name: string; readonly target: string }>(
    'mta-sts',
    'notice',
    'RFC 8461 §8.2',
    'nothing',
  ),
  /** The domain above has MTA-STS, which is not for this one. */
  'mta-sts.parent-only': kind<{ readonly parent: string }>(
    'mta-sts',
    'warning',
    'RFC 8461 §3.4',
    'policy',
    'domain-owner',
  ),
  /** One of the two lets mail through to this host, and the other does not. */
  'mta-sts.contradicts-dane': kind<
    Host & {
      readonly refuses: 'dane' | 'mta-sts';
      /** Why MTA-STS refuses: the policy does not name the host, or what the host serves does not meet it. */
      readonly because?: 'policy' | 'server';
    }
  >('mta-sts', 'problem', 'RFC 8461 §2', 'repair-policy', 'domain-owner', 'mail-provider'),
  /** Against an earlier check. */
  'mta-sts.id-unchanged': kind<{ readonly id: string }>(
    'mta-sts',
    'problem',
    'RFC 8461 §8.1',
    'repair-policy',
    'domain-owner',
    'dns-host',
  ),
} as const;
