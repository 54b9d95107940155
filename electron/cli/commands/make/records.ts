import { type Drafts } from '../../../../shared/generate/draft/drafts.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { proposedBy } from '../../../../shared/generate/draft/proposed.ts';
import { sts2016Line } from '../../../../shared/generate/draft/sts2016-line.ts';
import {
  configurationFiles,
  policyFolder,
  POLICY_SERVERS,
} from '../../../../shared/generate/servers/policy-servers.ts';
import { tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { preview } from '../../../../shared/preview/preview.ts';
import { sayPolicyStep } from '../../../../shared/words/server-words.ts';
import { type Language, wordsOf } from '../../../../shared/words/say.ts';
import type { MakeMtaSts, MakeTlsa, MakeTlsRpt, PolicyFormat } from '../../arguments/make.ts';
import { EXIT } from '../../exit-codes.ts';
import { type Compose, observe, type Streams } from '../../observe.ts';
import { hostMeant } from './brought.ts';
import { refusedDraft } from './refused-draft.ts';
import { sayChanges } from './say-changes.ts';
import { CannotMake, sayAll } from './say.ts';
import { stoppedBy } from './stopped-by.ts';
import { typedDrafts } from './typed-drafts.ts';
import { writeZones } from './write-zones.ts';

type MakeRecords = MakeMtaSts | MakeTlsRpt | MakeTlsa;

/** `make mta-sts|tls-rpt|tlsa`: what is to be published on stdout, and on stderr what it would do. */
export async function makeRecords(
  wanted: MakeRecords,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  const observed = await observe(wanted, compose, streams, signal);
  if (observed.kind === 'failed') return observed.exitCode;
  const { language } = wanted;
  const { stdout, stderr } = streams;
  const now = Date.now();
  const assessment = assess(observed.evidence, now);
  const { reading } = assessment;
  const drafts = await typedDrafts(wanted, reading, now);
  const format = wanted.what === 'mta-sts' ? wanted.format : undefined;
  if (format === 'sts-2016') {
    sayAll(stderr, [wordsOf(language).make.mtaSts.history.lead]);
    stdout.write(`${sts2016Line(reading.domain, drafts)}\n`);
    return EXIT.fine;
  }
  const proposal = proposalOf(wanted, reading, drafts, now);
  const seen = preview(assessment, proposal);
  sayChanges(stderr, seen, language);
  if (stoppedBy(seen.dangers, wanted, reading, stderr)) return EXIT.danger;
  if (format) {
    stdout.write(policyText(format, reading, proposal, streams, language));
    return EXIT.fine;
  }
  return writeZones(wanted, reading, proposal, streams);
}

/** @throws CannotMake where the fields are wrong, or nobody knows what they have to name */
function proposalOf(wanted: MakeRecords, reading: DomainReading, drafts: Drafts, now: number): Proposal {
  const { language, what } = wanted;
  const proposed = proposedBy(what, drafts, reading, now);
  if (proposed.kind === 'wrong') throw refusedDraft(proposed.problems, reading, language);
  if (what !== 'tlsa') return proposed.proposal;
  const choices = tlsaChoices(reading, Math.floor(now / 1000), drafts.brought);
  const host = wanted.host === undefined ? undefined : hostMeant(reading, wanted.host, language);
  const meant = choices.filter(each => host === undefined || each.host === host);
  const isNothing = meant.every(({ isSeen, choices: found }) => !isSeen && found.length === 0);
  if (isNothing) throw new CannotMake(wordsOf(language).make.tlsa.unseen, EXIT.notMeasured);
  const owners = new Set(meant.map(({ owner }) => owner));
  return { recordSets: proposed.proposal.recordSets.filter(({ name }) => owners.has(name)) };
}

function policyText(
  format: Exclude<PolicyFormat, 'sts-2016'>,
  { domain }: DomainReading,
  { policy }: Proposal,
  { stderr }: Streams,
  language: Language,
): string {
  const text = policy?.kind === 'serve' ? policy.text : '';
  const { servers } = wordsOf(language);
  if (format === 'policy') {
    sayAll(stderr, [servers.policyBytes]);
    return text;
  }
  const steps = POLICY_SERVERS[format](domain, text);
  const said = steps.flatMap(({ id, file, commands }, at) => {
    const what = sayPolicyStep(servers, format, { id }, policyFolder(format, domain));
    const named = file && id !== 'policy' ? ` (${file.fileName})` : '';
    return [`${at + 1}. ${what}${named}`, ...commands.map(command => `   ${command}`)];
  });
  sayAll(stderr, [servers.policySteps, ...said]);
  const files = configurationFiles(steps);
  // Two files in one text are told apart; one alone is as it has to be, for not every server has comments of this kind.
  return files.map(file => (files.length > 1 ? `# ${file.fileName}\n${file.text}` : file.text)).join('\n');
}
