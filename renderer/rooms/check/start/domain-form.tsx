import { useEffect, useRef } from 'react';
import { Button } from '@nl-design-system-candidate/button-react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useStore } from 'zustand';
import { type DomainNameProblem, toUnicodeName } from '../../../../shared/model/domain-name.ts';
import { sayDomainProblem } from '../../../../shared/words/say.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';
import { CheckFailure } from './check-failure.tsx';
import { CheckOptions } from './check-options.tsx';
import { check, start } from '../check-store.ts';

interface DomainFormProps {
  /** On one line, above a result. */
  readonly compact: boolean;
  readonly notice: DomainNameProblem | undefined;
}

/** The one field, large at the start and always there. What was typed stays in it, whatever comes of it. */
export function DomainForm({ compact, notice }: DomainFormProps) {
  const language = useLanguage();
  const words = useWords().start;
  const { typed, failure } = useStore(check);
  const field = useRef<HTMLInputElement>(null);
  const wrongDomain = failure?.kind === 'bad-domain';
  useEffect(() => {
    // Also where the button was pressed: this is what has to be changed.
    if (wrongDomain) field.current?.focus();
  }, [wrongDomain]);
  const hint = notice ? sayDomainProblem(readable(notice), language) : compact ? '' : words.hint;
  return (
    <form
      className={compact ? 'domain-form domain-form-compact' : 'domain-form'}
      onSubmit={event => {
        event.preventDefault();
        void start(typed);
      }}
    >
      <TextField
        className="field"
        value={typed}
        onChange={value => check.setState({ typed: value })}
        isInvalid={wrongDomain}
        // Told, and no bar: the browser would refuse to send the form again, however it was put right.
        validationBehavior="aria"
        autoComplete="off"
        spellCheck="false"
        {...(wrongDomain && { 'aria-errormessage': 'check-failure' })}
      >
        <Label>{words.field}</Label>
        <div className="field-row">
          <Input
            ref={field}
            className="field-input"
            autoCapitalize="none"
            inputMode="url"
            maxLength={2000}
            placeholder={words.placeholder}
          />
          <Button purpose={compact ? 'secondary' : 'primary'} type="submit">
            {words.button}
          </Button>
        </div>
        {hint !== '' && (
          <Text slot="description" className="field-hint">
            {hint}
          </Text>
        )}
      </TextField>
      {wrongDomain && <CheckFailure failure={failure} />}
      <CheckOptions />
    </form>
  );
}

/** Names in a sentence are for people: in their own letters. */
const readable = (notice: DomainNameProblem): DomainNameProblem =>
  notice.kind === 'taken-from' ? { ...notice, domain: toUnicodeName(notice.domain) } : notice;
