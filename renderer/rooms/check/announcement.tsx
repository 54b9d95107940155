import { useEffect } from 'react';
import { toUnicodeName } from '../../../shared/model/domain-name.ts';
import { letterWords } from '../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../state/use-words.ts';
import type { CheckResult } from './kept-check.ts';
import type { RunningCheck } from './running/running-check.ts';
import { assessmentOf } from '../../state/assessment.ts';

interface AnnouncementProps {
  readonly running: RunningCheck | undefined;
  readonly result: CheckResult | undefined;
}

/** Says once that a check began and how it ended, to who does not see it, and puts the same in the window's title. */
export function Announcement({ running, result }: AnnouncementProps) {
  const language = useLanguage();
  const words = useWords();
  const letter = result && assessmentOf(result).letters.overall;
  const domain = running?.domain ?? result?.evidence.domain;
  const message = running
    ? words.running.title(toUnicodeName(running.domain))
    : letter && domain !== undefined
      ? words.result.done(toUnicodeName(domain), letterWords(letter, language).name)
      : '';
  useEffect(() => {
    document.title = message === '' ? 'Postzegel' : `${message} · Postzegel`;
  }, [message]);
  return (
    <p role="status" className="visually-hidden">
      {message}
    </p>
  );
}
