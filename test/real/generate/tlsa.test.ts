import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readKeyMaterial } from '../../../electron/keys/read-key-material.ts';
import { writeTlsaRecord } from '../../../shared/dane/index.ts';
import type { KeyMaterial } from '../../../shared/evidence/keys/key-material.ts';
import { combinationsOf, dataOf, type KeyCombination } from '../../../shared/generate/keys/combination.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';
import { type KeyKind, testCertificate } from '../../support/test-certificates.ts';
import { INPUT, openssl } from '../../support/test-keys.ts';
import { danetool, danetoolOfKey, hashSlinger, HOST, ldnsDane, type TlsaTool } from './tlsa-tools.ts';

const KINDS: readonly KeyKind[] = ['rsa2048', 'p256', 'p384', 'ed25519'];
/** Each tool, and the combinations that it cannot make; that it cannot is asserted too. */
const TOOLS: readonly (readonly [string, TlsaTool, (combination: KeyCombination) => boolean])[] = [
  ['danetool', danetool, ({ matchingType }) => matchingType === 0],
  ['tlsa (hash-slinger)', hashSlinger, () => false],
  ['ldns-dane', ldnsDane, () => false],
];

const read = (content: string | Uint8Array): readonly KeyMaterial[] => {
  const material = readKeyMaterial(Uint8Array.from(Buffer.from(content)));
  if (!material.ok) throw new Error(material.errors[0]);
  return material.value;
};
const ours = (material: KeyMaterial, combination: KeyCombination): string =>
  writeTlsaRecord({ ...combination, data: dataOf(material, combination) });
const named = (combination: KeyCombination) => Object.values(combination).join(' ');

describe.each(KINDS)('RFC 6698 §2.1: TLSA records of a certificate with a key of %s', kind => {
  let folder: TemporaryFolder;
  let leaf: KeyMaterial;
  let issuer: KeyMaterial;
  let key: string;
  beforeAll(async () => {
    folder = await temporaryFolder('tlsa');
    const ca = testCertificate({ key: kind, isCa: true, subject: '/O=Test/CN=Test CA' });
    const server = testCertificate({ key: kind, names: [HOST], subject: `/CN=${HOST}`, issuer: ca });
    key = server.key;
    const files = {
      'leaf.pem': server.certificate,
      'leaf.pub': openssl(key, 'pkey', '-pubout'),
      'issuer.pem': ca.certificate,
      'chain.pem': server.certificate + ca.certificate,
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder.path, name), content);
    [leaf, issuer] = read(files['chain.pem']) as [KeyMaterial, KeyMaterial];
  });
  afterAll(() => folder.remove());

  test.each(TOOLS)(
    'as %s makes them: usages 2 and 3, each selector and matching type',
    async (_name, tool, lacks) => {
      const combinations = [leaf, issuer].flatMap(material =>
        combinationsOf(material).map(combination => [material, combination] as const),
      );
      expect(combinations).toHaveLength(12);
      for (const [material, combination] of combinations) {
        const { record, said } = await tool({ folder: folder.path, combination });
        if (lacks(combination)) {
          expect(record, named(combination)).toBe('');
          expect(said).toContain('invalid hash: none');
        } else expect(record, said).toBe(ours(material, combination));
      }
    },
  );

  test('from the public key, the request and the private key: the same records', async () => {
    const request = openssl(key, 'req', '-new', '-key', INPUT, '-subj', `/CN=${HOST}`);
    for (const content of [openssl(key, 'pkey', '-pubout'), request, key]) {
      const [material] = read(content);
      for (const combination of combinationsOf(material!)) {
        expect(combination.selector).toBe(1);
        expect(ours(material!, combination)).toBe(ours(leaf, combination));
        if (combination.matchingType === 0) continue;
        const { record, said } = await danetoolOfKey({ folder: folder.path, combination });
        expect(record, said).toBe(ours(material!, combination));
      }
    }
  });
});
