import { Button } from '@nl-design-system-candidate/button-react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useStore } from 'zustand';
import { useWords } from '../../state/use-words.ts';
import { check, start } from './check-store.ts';

/** The one large field. What was typed stays in it, whatever comes of it. */
export function DomainForm({ compact }: { compact: boolean }) {
  const words = useWords().start;
  const { typed, resolver, allowPrivateAddresses, failure, practiceDomains } = useStore(check);
  const wrongDomain = failure?.kind === 'bad-domain';
  return (
    <form
      className={compact ? 'domain-form domain-form-compact' : 'domain-form'}
      onSubmit={event => {
        event.preventDefault();
        // A practice domain exists in the practice network only, however it got into the field.
        const isPractice = practiceDomains.some(({ domain }) => domain === typed.trim().toLowerCase());
        void start(typed, isPractice ? 'lab' : 'real');
      }}
    >
      <TextField
        className="field"
        value={typed}
        onChange={value => check.setState({ typed: value })}
        isInvalid={wrongDomain}
        autoComplete="off"
        spellCheck="false"
        {...(wrongDomain && { 'aria-errormessage': 'check-failure' })}
      >
        <Label>{words.field}</Label>
        <div className="field-row">
          <Input
            className="field-input"
            autoCapitalize="none"
            inputMode="url"
            maxLength={2000}
            placeholder="gemeente.nl"
          />
          <Button purpose="primary" type="submit">
            {words.button}
          </Button>
        </div>
        <Text slot="description" className="field-hint">
          {words.hint}
        </Text>
      </TextField>
      <Disclosure className="options">
        <AriaButton slot="trigger" className="disclosure-button">
          {words.options}
        </AriaButton>
        <DisclosurePanel className="options-panel">
          <TextField
            className="field"
            value={resolver}
            onChange={value => check.setState({ resolver: value })}
          >
            <Label>{words.resolver}</Label>
            <Input className="field-input" maxLength={500} autoComplete="off" spellCheck="false" />
            <Text slot="description" className="field-hint">
              {words.resolverHint}
            </Text>
          </TextField>
          <Checkbox
            className="checkbox"
            isSelected={allowPrivateAddresses}
            onChange={selected => check.setState({ allowPrivateAddresses: selected })}
          >
            <span className="checkbox-box" aria-hidden="true" />
            {words.allowPrivate}
          </Checkbox>
        </DisclosurePanel>
      </Disclosure>
    </form>
  );
}
