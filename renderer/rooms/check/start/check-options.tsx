import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useStore } from 'zustand';
import { useWords } from '../../../state/use-words.ts';
import { check } from '../check-store.ts';

/** What few need to change. Open where something was changed, so that nobody forgets it. */
export function CheckOptions() {
  const words = useWords().start;
  const { resolver, allowPrivateAddresses, failure } = useStore(check);
  const wrongResolver = failure?.kind === 'bad-resolver';
  return (
    <Disclosure className="options" defaultExpanded={resolver !== '' || allowPrivateAddresses}>
      <Button slot="trigger" className="disclosure-button">
        {words.options}
      </Button>
      <DisclosurePanel className="options-panel">
        <TextField
          className="field"
          value={resolver}
          onChange={value => check.setState({ resolver: value })}
          isInvalid={wrongResolver}
          autoComplete="off"
          spellCheck="false"
          {...(wrongResolver && { 'aria-errormessage': 'check-failure' })}
        >
          <Label>{words.resolver}</Label>
          <Input className="field-input" autoCapitalize="none" maxLength={500} />
          <Text slot="description" className="field-hint">
            {words.resolverHint}
          </Text>
        </TextField>
        <Checkbox
          className="checkbox"
          isSelected={allowPrivateAddresses}
          onChange={selected => check.setState({ allowPrivateAddresses: selected })}
        >
          <svg className="checkbox-box" viewBox="0 0 24 24" aria-hidden="true">
            <path d="m5 12.5 4.5 4.5L19 7.5" />
          </svg>
          {words.allowPrivate}
        </Checkbox>
      </DisclosurePanel>
    </Disclosure>
  );
}
