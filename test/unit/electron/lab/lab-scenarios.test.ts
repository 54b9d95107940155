import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { labScenarios } from '../../../../electron/lab/lab-scenarios.ts';
import { scenario } from '../../../../electron/lab/scenario.ts';
import { probeSmtp } from '../../../../electron/smtp/smtp-session.ts';
import { runningLab } from './running-lab.ts';

const scenarios = labScenarios();
const running = runningLab();
const signal = new AbortController().signal;

describe('the scenarios that come with the app', () => {
  test('are all files of assets/lab, the healthy one first', () => {
    const files = readdirSync(new URL('../../../../assets/lab', import.meta.url));
    expect(scenarios.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
    expect(scenarios[0]!.id).toBe('healthy');
  });

  test('have ids and domains of their own', () => {
    for (const field of ['id', 'domain'] as const) {
      expect(new Set(scenarios.map(each => each[field])).size).toBe(scenarios.length);
    }
  });

  test('are offered by the lab with title and description in both languages', () => {
    const { domains } = running().lab;
    expect(domains.map(({ domain }) => domain)).toEqual(scenarios.map(({ domain }) => domain));
    for (const { title, description } of domains) {
      for (const words of [title, description])
        expect([words.nl, words.en].every(text => text.length > 8)).toBe(true);
    }
  });
});

describe.each(scenarios)('$id', ({ id, domain, mx, hosts }) => {
  test('has its MX records in DNS', async () => {
    const said = await running().dig('+short', '+cd', domain, 'MX');
    const wanted = mx.map(({ preference, host }) => `${preference} ${host === '.' ? '' : host}.`);
    expect(said.trim().split('\n').sort()).toEqual(wanted.sort());
  });

  test('answers on every address of every mail host as it says it does', async () => {
    for (const [host, { addresses, smtp }] of Object.entries(hosts)) {
      for (const address of addresses) {
        const { session } = await probeSmtp(running().lab.network, { host, address, port: 25 }, signal);
        expect([id, session.outcome.kind]).toEqual([id, smtp!.starttls ? 'tls' : 'no-starttls']);
        if (session.outcome.kind !== 'tls') continue;
        expect(session.outcome.tls.version).toBe(smtp!.maxVersion);
      }
    }
  });
});

describe('the schema of a scenario', () => {
  const good = {
    id: 'x',
    domain: 'x-oefening.nl',
    title: { nl: 'x', en: 'x' },
    description: { nl: 'x', en: 'x' },
    zones: { 'x-oefening.nl': { dnssec: 'signed' } },
  };

  test('takes a domain with nothing in it', () => {
    expect(scenario.safeParse(good).success).toBe(true);
  });

  test.each([
    ['an address that somebody may have', { hosts: { 'mx.x-oefening.nl': { addresses: ['8.8.8.8'] } } }],
    ['an address that is none', { hosts: { 'mx.x-oefening.nl': { addresses: ['192.0.2.300'] } } }],
    ['a name that is not below nl', { zones: { 'x-oefening.be': { dnssec: 'signed' } } }],
    ['an unknown state of a zone', { zones: { 'x-oefening.nl': { dnssec: 'perfect' } } }],
    ['a domain in capitals', { domain: 'X-oefening.nl' }],
  ])('refuses %s', (_what, change) => {
    expect(scenario.safeParse({ ...good, ...change }).success).toBe(false);
  });
});
