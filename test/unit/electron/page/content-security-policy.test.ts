import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../../electron/page/content-security-policy.ts';

const directives = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map(each => {
    const [name, ...sources] = each.split(' ');
    return [name!, sources] as const;
  }),
);

/** What `default-src` does not speak for: without a line of its own, each of these is open to everybody. */
test.each(['default-src', 'base-uri', 'form-action', 'frame-ancestors'])('%s is nobody', name => {
  expect(directives.get(name)).toEqual(["'none'"]);
});

test('what is loaded is the page itself, and pictures that are written out in it', () => {
  const others = [...directives].filter(([, sources]) => sources[0] !== "'none'");
  expect(Object.fromEntries(others)).toEqual({
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
  });
});
