import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import type { TopicResult } from '../../../../shared/assessment/find-all.ts';
import { sameElsewhere } from '../../../../shared/assessment/same-elsewhere.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { Topic } from '../../../../shared/findings/finding.ts';
import { sayFinding, topicName, verdictName } from '../../../../shared/words/say.ts';
import { RichText } from '../../../parts/rich-text.tsx';
import { VerdictMark } from '../../../parts/verdict-mark.tsx';
import { ChainOfTrust } from '../../../pictures/chain-of-trust.tsx';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { MakeLink } from './make-link.tsx';
import { FindingView } from './finding-view.tsx';

export const topicId = (topic: Topic): string => `topic-${topic}`;

interface TopicLineProps {
  readonly result: TopicResult;
  readonly evidence: Evidence;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** One topic on one line; open for what it means, what to do, and the evidence. */
export function TopicLine({ result, evidence, isOpen, onOpen }: TopicLineProps) {
  const language = useLanguage();
  const words = useWords().result;
  const { topic, verdict, findings } = result;
  const different = sameElsewhere(findings);
  return (
    <Disclosure className="topic" isExpanded={isOpen} onExpandedChange={onOpen} data-verdict={verdict}>
      <Heading level={3} className="topic-heading" id={topicId(topic)}>
        <Button slot="trigger" className="topic-button">
          <VerdictMark verdict={verdict} />
          <span className="topic-name">{topicName(topic, language)}</span>
          <span className="topic-verdict">{verdictName(verdict, language)}</span>
          <span className="topic-sentence">
            <RichText text={sayFinding(findings[0], language).title} />
            {different.length > 1 && <span className="topic-more"> {words.more(different.length - 1)}</span>}
          </span>
          <span className="topic-arrow" aria-hidden="true" />
        </Button>
      </Heading>
      <DisclosurePanel className="topic-panel">
        {isOpen && (
          <>
            {topic === 'dnssec' && evidence.zones.length > 0 && <ChainOfTrust zones={evidence.zones} />}
            {different.map(({ finding, alsoAt }, at) => (
              // One finding may come up for several hosts; their order never changes.
              <FindingView
                key={`${finding.id} ${at}`}
                finding={finding}
                alsoAt={alsoAt}
                evidence={evidence}
                isOnly={different.length === 1}
              />
            ))}
            <MakeLink topic={topic} />
          </>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
