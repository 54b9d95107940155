import { Heading } from '@nl-design-system-candidate/heading-react';
import { Paragraph } from '@nl-design-system-candidate/paragraph-react';
import { useWords } from '../../../state/use-words.ts';

export function StartWords() {
  const { start } = useWords();
  return (
    <div className="start-words">
      <Heading level={1}>{start.title}</Heading>
      <Paragraph purpose="lead">{start.lead}</Paragraph>
    </div>
  );
}
