import { useMemo, useState } from 'react';
import { isConfirmed } from '../../../../shared/generate/draft/confirmed.ts';
import { changesPolicy } from '../../../../shared/generate/mta-sts.ts';
import { zoneChanges } from '../../../../shared/generate/zone-changes.ts';
import type { Preview } from '../../../../shared/preview/preview.ts';
import { wantedOf } from '../../../../shared/publication/wanted.ts';
import type { MakePart } from '../../../../shared/generate/draft/make-part.ts';
import { sayDraftProblem, wordsOf } from '../../../../shared/words/say.ts';
import { assessmentOf } from '../../../state/assessment.ts';
import { useLanguage } from '../../../state/use-words.ts';
import type { CheckResult } from '../../check/kept-check.ts';
import type { Proposed } from '../../../../shared/generate/draft/proposed.ts';
import { Verify } from '../verify/verify.tsx';
import { ZoneFileMerge } from '../merge/zone-file-merge.tsx';
import { Dangers } from './dangers.tsx';
import { PolicyFiles } from './policy-files.tsx';
import { ZoneTexts } from './zone-texts.tsx';

interface PublishProps {
  readonly part: MakePart;
  readonly proposed: Proposed;
  readonly preview: Preview;
  readonly result: CheckResult;
}

/** The text to publish; what is dangerous has to be confirmed by hand first. */
export function Publish({ part, proposed, preview, result }: PublishProps) {
  const language = useLanguage();
  const { make } = wordsOf(language);
  const words = make.publish;
  const { reading } = assessmentOf(result);
  const { network } = result;
  const [confirmed, setConfirmed] = useState('');
  const zones = useMemo(
    () => (proposed.kind === 'proposal' ? zoneChanges(reading.evidence, proposed.proposal) : []),
    [reading, proposed],
  );
  if (proposed.kind === 'wrong') {
    return (
      <section className="publish notice notice-problem" role="alert">
        <p>{words.wrong}</p>
        <ul>
          {proposed.problems.map(problem => (
            <li key={JSON.stringify(problem)}>{sayDraftProblem(problem, language)}.</li>
          ))}
        </ul>
      </section>
    );
  }
  const { proposal } = proposed;
  const isPolicyNew = changesPolicy(reading, proposal);
  const isNothing = zones.length === 0 && !isPolicyNew;
  const isStopped = preview.dangers.length > 0 && !isConfirmed(reading.domain, confirmed);
  return (
    <section className="publish" aria-labelledby="publish-title">
      <h2 id="publish-title" className="section-title">
        {words.title}
      </h2>
      {isNothing && <p>{words.nothing}</p>}
      {preview.dangers.length > 0 && (
        <Dangers dangers={preview.dangers} domain={reading.domain} typed={confirmed} onType={setConfirmed} />
      )}
      {!isStopped && !isNothing && (
        <>
          {isPolicyNew && proposal.policy?.kind === 'serve' && (
            <PolicyFiles domain={reading.domain} text={proposal.policy.text} />
          )}
          {zones.length > 0 && <ZoneTexts zones={zones} />}
          {zones.map(change => (
            <ZoneFileMerge key={change.zone} change={change} />
          ))}
          <h2 className="section-title">{make.verify.title}</h2>
          <Verify
            subject={{ key: `${network}/${reading.domain}/${part}`, network, domain: reading.domain }}
            wanted={wantedOf(reading, proposal)}
            proposal={proposal}
          />
        </>
      )}
    </section>
  );
}
