import { useMemo } from 'react';
import { useStore } from 'zustand';
import { preview } from '../../../shared/preview/preview.ts';
import { MAKE_PARTS, PUBLISHED_PARTS, type MakePart } from '../../../shared/generate/draft/make-part.ts';
import { wordsOf } from '../../../shared/words/say.ts';
import { PlaceNav } from '../../parts/place-nav.tsx';
import { assessmentOf } from '../../state/assessment.ts';
import { useLanguage } from '../../state/use-words.ts';
import type { CheckResult } from '../check/kept-check.ts';
import { DnssecPart } from './parts/dnssec-part.tsx';
import { MtaStsForm } from './parts/mta-sts-form.tsx';
import { SendingPart } from './parts/sending-part.tsx';
import { TlsRptForm } from './parts/tls-rpt-form.tsx';
import { TlsaForm } from './parts/tlsa-form.tsx';
import { firstDrafts } from '../../../shared/generate/draft/drafts.ts';
import { make, write } from './make-store.ts';
import { Plans } from './plan/plans.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { proposedBy } from '../../../shared/generate/draft/proposed.ts';
import { Publish } from './publish/publish.tsx';

const NOTHING = { recordSets: [] } as const;

/** One thing that is being made: its fields, what it would do, and the text to publish. */
export function Workbench({ result, part }: { result: CheckResult; part: MakePart }) {
  const words = wordsOf(useLanguage()).make;
  const { judgedAt, network } = result;
  const assessment = assessmentOf(result);
  const { reading } = assessment;
  const key = `${network}/${reading.domain}`;
  const first = useMemo(() => firstDrafts(reading, judgedAt), [reading, judgedAt]);
  const draft = useStore(make, state => state.drafts[key]) ?? first;
  const proposed = useMemo(
    () => proposedBy(part, draft, reading, judgedAt),
    [part, draft, reading, judgedAt],
  );
  const proposal = proposed.kind === 'proposal' ? proposed.proposal : NOTHING;
  const seen = useMemo(() => preview(assessment, proposal), [assessment, proposal]);
  const change = (fields: Parameters<typeof write>[2]) => write(key, draft, fields);
  const isPublished = PUBLISHED_PARTS.some(each => each === part);
  const form = { draft, change, reading, now: judgedAt };
  return (
    <>
      <PlaceNav
        label={words.partsLabel}
        items={MAKE_PARTS.map(each => [each, words.parts[each].name])}
        current={part}
        leadsTo={each => ({ part: each })}
      />
      <p className="make-what">{words.parts[part].what}</p>
      <div className="make-columns">
        <div className="make-form">
          {part === 'tls-rpt' && <TlsRptForm {...form} />}
          {part === 'mta-sts' && <MtaStsForm {...form} />}
          {part === 'tlsa' && <TlsaForm {...form} />}
          {part === 'dnssec' && <DnssecPart {...form} />}
          {part === 'sending' && <SendingPart {...form} />}
        </div>
        {isPublished && <PreviewPanel preview={seen} />}
      </div>
      {isPublished && <Publish key={part} part={part} proposed={proposed} preview={seen} result={result} />}
      <Plans part={part} draft={draft} reading={reading} now={judgedAt} network={network} />
    </>
  );
}
