import { Heading } from '@nl-design-system-candidate/heading-react';
import { useStore } from 'zustand';
import { toUnicodeName } from '../../../shared/model/domain-name.ts';
import type { CompareSection } from '../../../shared/words/compare-room-words.ts';
import { wordsOf } from '../../../shared/words/say.ts';
import { PlaceNav } from '../../parts/place-nav.tsx';
import { COMPARE_SECTIONS } from '../../state/compare-place.ts';
import { place } from '../../state/location.ts';
import { assessmentOf } from '../../state/assessment.ts';
import { useLanguage } from '../../state/use-words.ts';
import { CheckedDomain } from '../check/checked-domain.tsx';
import type { CheckResult } from '../check/kept-check.ts';
import { AdvisoryTable } from './advisory/advisory-table.tsx';
import { Attacks } from './attacks/attacks.tsx';
import { Caching } from './caching/caching.tsx';
import { Criteria } from './criteria.tsx';
import { PrintPage } from './print/print-page.tsx';
import { Recommendation } from './recommendation/recommendation.tsx';

/** What is of use without a domain, and more so with one. The others say themselves what they need. */
const INVITES: readonly CompareSection[] = ['advisory', 'criteria', 'print'];

/** The memo of 2016: then, now, and for the domain in focus. Of use without a domain as well. */
export function CompareRoom() {
  const words = wordsOf(useLanguage()).compareRoom;
  const { compare } = useStore(place);
  const { section } = compare;
  return (
    <CheckedDomain className="compare-room" start={words.start}>
      {result => (
        <>
          {result && <Heading level={1}>{words.title(toUnicodeName(result.evidence.domain))}</Heading>}
          <PlaceNav
            label={words.sectionsLabel}
            items={COMPARE_SECTIONS.map(each => [each, words.sections[each].name])}
            current={section}
            leadsTo={each => ({ compare: { ...compare, section: each } })}
          />
          <h2 id="compare-section" className="section-title" tabIndex={-1}>
            {words.sections[section].name}
          </h2>
          <p className="compare-what">{words.sections[section].what}</p>
          {!result && INVITES.includes(section) && <p className="compare-invite">{words.invite}</p>}
          <Section section={section} result={result} />
        </>
      )}
    </CheckedDomain>
  );
}

function Section({ section, result }: { section: CompareSection; result: CheckResult | undefined }) {
  const compared = { assessment: result && assessmentOf(result) };
  switch (section) {
    case 'recommendation':
      return <Recommendation {...compared} />;
    case 'advisory':
      return <AdvisoryTable {...compared} />;
    case 'criteria':
      return <Criteria {...compared} />;
    case 'print':
      return <PrintPage {...compared} />;
    case 'attacks':
      return <Attacks result={result} />;
    case 'caching':
      return <Caching />;
  }
}
