import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { powerShell, powerShellText } from '../../../../../shared/generate/quoting/power-shell.ts';
import { receiveWithExchangeOnline } from '../../../../../shared/generate/servers/exchange-online.ts';
import { hostileText, madeDomain } from '../../../../support/hostile-texts.ts';
import { powerShellStatements } from '../../../../support/power-shell-reader.ts';

describe('the reader that PowerShell is held against', () => {
  test.each<[string, string[][]]>([
    ["Set-X -A 'b c'", [['Set-X', '-A', 'b c']]],
    ["a 'it''s'; b | c\nd", [['a', "it's"], ['b'], ['c'], ['d']]],
    ['a \u2018b\u2019', [['a', 'b']]],
    ["a 'x\u2019 -Evil", [['a', 'x', '-Evil']]],
    ["a (-join ('b', [char]10))", [['a', 'b\n']]],
  ])('%j', (script, statements) => {
    expect(powerShellStatements(script)).toEqual(statements);
  });

  test.each([
    'a "b"',
    'a $b',
    'a `b',
    "a 'b",
    "a 'b'c",
    'a (b)',
    'a @b',
    'a #b',
    'a & b',
    'a {b}',
    "a 'b',c",
  ])('it does not look away from %j', script => {
    expect(() => powerShellStatements(script)).toThrow();
  });
});

test('whatever a text holds, it is one argument', () => {
  fc.assert(
    fc.property(hostileText, text => {
      const script = powerShell`Set-X -Value ${powerShellText(text)} -Force`;
      expect(powerShellStatements(script)).toEqual([['Set-X', '-Value', text, '-Force']]);
    }),
    { numRuns: 2_000 },
  );
});

test('cmdlets for Exchange Online name the domain, whichever it is', () => {
  fc.assert(
    fc.property(madeDomain, domain => {
      const calls = receiveWithExchangeOnline(domain)
        .flatMap(({ snippet }) => powerShellStatements(snippet?.text ?? ''))
        .filter(([cmdlet]) => cmdlet !== 'Connect-ExchangeOnline');
      expect(calls).toHaveLength(6);
      expect(new Set(calls.map(([, ...rest]) => rest.join(' ')))).toEqual(new Set([`-DomainName ${domain}`]));
    }),
  );
});
