import { Heading } from '@nl-design-system-candidate/heading-react';
import { Paragraph } from '@nl-design-system-candidate/paragraph-react';
import { useStore } from 'zustand';
import { toUnicodeName } from '../../../shared/model/domain-name.ts';
import { wordsOf } from '../../../shared/words/say.ts';
import { place } from '../../state/location.ts';
import { useLanguage } from '../../state/use-words.ts';
import { CheckedDomain } from '../check/checked-domain.tsx';
import { Workbench } from './workbench.tsx';

/** What exactly to publish: written from the last check, with what it would do beside it. */
export function MakeRoom() {
  const words = wordsOf(useLanguage()).make;
  const { domain, network, part } = useStore(place);
  return (
    <CheckedDomain className="make-room" start={words.start}>
      {result =>
        result && (
          <>
            <Heading level={1}>{words.title(toUnicodeName(result.evidence.domain))}</Heading>
            <Paragraph className="make-lead">{words.lead}</Paragraph>
            <Workbench key={`${network}/${domain}`} result={result} part={part} />
          </>
        )
      }
    </CheckedDomain>
  );
}
