import fc from 'fast-check';
import { domainToASCII } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isDomainName, parseDomainName, toUnicodeName } from '../../../../shared/model/domain-name.ts';

describe('a domain is taken from what a person typed or pasted', () => {
  test.each([
    ['voorbeeld.nl', 'voorbeeld.nl'],
    ['  voorbeeld.nl\t', 'voorbeeld.nl'],
    ['\u00a0voorbeeld.nl', 'voorbeeld.nl'],
    ['voorbeeld.nl.', 'voorbeeld.nl'],
    ['VOORBEELD.NL', 'voorbeeld.nl'],
    ['info@voorbeeld.nl', 'voorbeeld.nl'],
    ['Jan de Vries <jan@voorbeeld.nl>', 'voorbeeld.nl'],
    ['mailto:info@voorbeeld.nl?subject=vraag', 'voorbeeld.nl'],
    ['https://voorbeeld.nl/contact?a=b#c', 'voorbeeld.nl'],
    ['https://www.voorbeeld.nl/', 'voorbeeld.nl'],
    ['http://gebruiker:geheim@voorbeeld.nl:8080/pad', 'voorbeeld.nl'],
    ['voorbeeld.nl/contact', 'voorbeeld.nl'],
    ['voorbeeld.nl:443/contact', 'voorbeeld.nl'],
    ['gemeente-súdwest-fryslân.nl', 'xn--gemeente-sdwest-frysln-93b87c.nl'],
    ['GEMEENTE-SÚDWEST-FRYSLÂN.NL', 'xn--gemeente-sdwest-frysln-93b87c.nl'],
    ['info@gemeente-súdwest-fryslân.nl', 'xn--gemeente-sdwest-frysln-93b87c.nl'],
    ['voorbeeld。nl', 'voorbeeld.nl'],
    ['_dmarc.voorbeeld.nl', '_dmarc.voorbeeld.nl'],
    [`${'a'.repeat(63)}.nl`, `${'a'.repeat(63)}.nl`],
  ])('%j is %s', (typed, domain) => {
    expect(parseDomainName(typed)).toMatchObject({ ok: true, value: domain });
  });

  test.each([
    ['info@voorbeeld.nl', 'email-address'],
    ['https://voorbeeld.nl/', 'web-address'],
  ])('%j: that it was taken from something larger is told', (typed, source) => {
    expect(parseDomainName(typed)).toMatchObject({
      warnings: [{ kind: 'taken-from', source, domain: 'voorbeeld.nl' }],
    });
  });
});

describe('what is no domain is refused with its reason', () => {
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['.', 'empty'],
    ['voorbeeld', 'single-label'],
    ['localhost', 'single-label'],
    ['voor beeld.nl', 'bad-character'],
    ['voorbeeld!.nl', 'bad-character'],
    ['-voorbeeld.nl', 'bad-character'],
    ['voorbeeld-.nl', 'bad-character'],
    ['voor\u200bbeeld.nl', 'bad-character'],
    ['⑴.nl', 'bad-character'],
    ['a⒈b.nl', 'bad-character'],
    ['ﷺ.nl', 'bad-character'],
    ['voorbeeld..nl', 'empty-label'],
    ['.voorbeeld.nl', 'empty-label'],
    [`${'a'.repeat(64)}.nl`, 'label-too-long'],
    [`${'é'.repeat(60)}.nl`, 'label-too-long'],
    [`${'a.'.repeat(130)}nl`, 'name-too-long'],
    ['x'.repeat(100_000), 'name-too-long'],
    ['192.0.2.1', 'address-literal'],
    ['[2001:db8::1]', 'address-literal'],
    ['2001:db8::1', 'address-literal'],
  ])('%j: %s', (typed, kind) => {
    expect(parseDomainName(typed)).toMatchObject({ ok: false, errors: [{ kind }] });
  });

  test('the longest name of RFC 1035 §2.3.4, 255 octets on the wire, is still a name', () => {
    const name = `${`${'a'.repeat(63)}.`.repeat(3)}${'b'.repeat(58)}.nl`;
    expect(name).toHaveLength(253);
    expect(parseDomainName(name).ok).toBe(true);
    expect(parseDomainName(`c${name}`).ok).toBe(false);
  });
});

test('any input gives a result, and what is accepted is a fixed point', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.emailAddress()), typed => {
      const parsed = parseDomainName(typed);
      if (parsed.ok) expect(isDomainName(parsed.value)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('the A-labels are those of the URL standard', () => {
  const letters = fc.constantFrom(...Array.from('abcxyz09àáâãäåæçèéêëìíîïñòóôõöøùúûüýþßœšžαβγжяß中文日本'));
  const label = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(label, text => {
      const name = `${text}.nl`;
      const ours = parseDomainName(name);
      expect(ours.ok && ours.value).toBe(domainToASCII(name));
    }),
    { numRuns: 2_000 },
  );
});

test('whatever character is typed, the name is of letters, digits, hyphens, underscores and its own dots', () => {
  const odd: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const parsed = parseDomainName(`a${String.fromCodePoint(code)}b.nl`);
    if (parsed.ok && !/^[a-z0-9_-]+\.nl$/.test(parsed.value))
      odd.push(`${code.toString(16)}: ${parsed.value}`);
  }
  // The full stops of RFC 3490 §3.1.
  expect(odd).toEqual(['2e: a.b.nl', '3002: a.b.nl', 'ff0e: a.b.nl', 'ff61: a.b.nl']);
});

test('a name shown to people leads back to itself', () => {
  expect(toUnicodeName('xn--gemeente-sdwest-frysln-93b87c.nl')).toBe('gemeente-súdwest-fryslân.nl');
  // Punycode of plain letters, of nothing, and of rubbish stays as it is: it would pose as another name.
  for (const odd of ['xn--voorbeeld-.nl', 'xn--.nl', 'xn--a-ecp.ru', 'xn--99999999.nl']) {
    const shown = toUnicodeName(odd);
    const again = parseDomainName(shown);
    expect(shown === odd || (again.ok && again.value === odd)).toBe(true);
  }
});
