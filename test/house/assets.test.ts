import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { adviceTable, criteria, providers } from '../../shared/advise/advice-data.ts';
import { issuerFamily } from '../../shared/evidence/keys/issuer-family.ts';
import { scenario } from '../../electron/lab/scenario.ts';
import { knownSenders } from '../../shared/simulate/known-senders.ts';
import { projectFiles, textOf } from './source-files.ts';

const sha256 = z.string().check(z.regex(/^[0-9A-Fa-f]{64}$/));
const rootAnchors = z.strictObject({
  source: z.string().check(z.regex(/\bIANA\b/)),
  trustAnchors: z
    .array(
      z.strictObject({
        owner: z.literal('.'),
        keyTag: z.int(),
        algorithm: z.literal(8),
        digestType: z.literal(2),
        digest: sha256,
      }),
    )
    .check(z.minLength(1)),
});

/** The schema of each folder of data. A new folder needs one as well. */
const SCHEMAS: Readonly<Record<string, z.ZodMiniType>> = {
  'assets/advice': z.union([adviceTable, criteria]),
  'assets/issuers': issuerFamily,
  'assets/lab': scenario,
  'assets/providers': providers,
  'assets/senders': knownSenders,
  'assets/trust-anchors': rootAnchors,
};
const schemaOf = (path: string) => SCHEMAS[path.slice(0, path.lastIndexOf('/'))];
const data = projectFiles.filter(path => path.startsWith('assets/') && path.endsWith('.json'));

describe('the data that comes with the application', () => {
  test('each folder of it has a schema', () => {
    expect(data.length).toBeGreaterThan(10);
    expect(data.filter(path => schemaOf(path) === undefined)).toEqual([]);
  });

  test.each(data)('%s fits its schema, and nothing in it is passed over', path => {
    const content: unknown = JSON.parse(textOf(path));
    const parsed = schemaOf(path)!.safeParse(content);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(parsed.data).toMatchObject(content as object);
  });

  // RFC 9718: as IANA publishes them. The root signs with KSK-2024 since October 2026; KSK-2017 is on its way out.
  test('the anchors of the root are KSK-2017 and KSK-2024, to the digit', () => {
    const { trustAnchors } = rootAnchors.parse(JSON.parse(textOf('assets/trust-anchors/root.json')));
    expect(trustAnchors.map(({ keyTag, digest }) => [keyTag, digest.toUpperCase()])).toEqual([
      [20_326, 'E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D'],
      [38_696, '683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16'],
    ]);
  });

  test('what does not fit is found', () => {
    const good = JSON.parse(textOf('assets/lab/healthy.json')) as object;
    expect(scenario.safeParse({ ...good, zones: 'all' }).success).toBe(false);
    expect(rootAnchors.safeParse({ source: 'IANA', trustAnchors: [] }).success).toBe(false);
  });
});
