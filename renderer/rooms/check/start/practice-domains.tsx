import { Heading } from '@nl-design-system-candidate/heading-react';
import { Paragraph } from '@nl-design-system-candidate/paragraph-react';
import { useStore } from 'zustand';
import type { PracticeDomain } from '../../../../shared/contract/contract.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { check, start } from '../check-store.ts';

/** As many as can be taken in at a glance; the rest is a click away. */
const SHOWN_FIRST = 3;

/** The domains of the practice network, offered where the field is. */
export function PracticeDomains() {
  const { start: words } = useWords();
  const { practiceDomains } = useStore(check);
  if (practiceDomains.length === 0) return null;
  const [first, more] = [practiceDomains.slice(0, SHOWN_FIRST), practiceDomains.slice(SHOWN_FIRST)];
  return (
    <section className="practice" aria-labelledby="practice-title">
      <Heading level={2} id="practice-title">
        {words.practiceTitle}
      </Heading>
      <Paragraph>{words.practiceLead}</Paragraph>
      <DomainList domains={first} />
      {more.length > 0 && (
        <details className="more-practice">
          <summary>{words.morePractice(more.length)}</summary>
          <DomainList domains={more} />
        </details>
      )}
    </section>
  );
}

function DomainList({ domains }: { domains: readonly PracticeDomain[] }) {
  const language = useLanguage();
  return (
    <ul className="practice-list">
      {domains.map(({ id, domain, title, description }) => (
        <li key={id}>
          <button type="button" className="practice-domain" onClick={() => void start(domain, 'lab')}>
            <strong>{title[language]}</strong>
            <span className="practice-name">{domain}</span>
            <span>{description[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
