/** Key exchange and authentication as OpenSSL names them, and as IANA does. Without one of these it is plain RSA. */
const KEY_EXCHANGES: readonly (readonly [openssl: string, iana: string])[] = [
  ['ECDHE-ECDSA-', 'ECDHE_ECDSA'],
  ['ECDHE-RSA-', 'ECDHE_RSA'],
  // OpenSSL leaves RSA out of the names of its ARIA suites.
  ['ECDHE-', 'ECDHE_RSA'],
  ['DHE-RSA-', 'DHE_RSA'],
  ['EDH-RSA-', 'DHE_RSA'],
  ['DHE-DSS-', 'DHE_DSS'],
  ['AECDH-', 'ECDH_anon'],
  ['ADH-', 'DH_anon'],
];

/**
 * The IANA name of a cipher suite that OpenSSL or LibreSSL names its own way, `ECDHE-RSA-AES256-GCM-SHA384`. Suites
 * with pre-shared keys, which no mail server has, and names that are of neither keep their own.
 */
export function ianaSuiteName(name: string): string {
  if (name.startsWith('TLS_') || /PSK|SRP/.test(name)) return name;
  // LibreSSL's names for the suites of TLS 1.3.
  if (name.startsWith('AEAD-')) return `TLS_${cipherName(name.slice('AEAD-'.length))}`;
  const [prefix, exchange] = KEY_EXCHANGES.find(([openssl]) => name.startsWith(openssl)) ?? ['', 'RSA'];
  const [, cipher, mac = ''] = /^(.*?)(?:-(SHA\d*|MD5))?$/.exec(name.slice(prefix.length)) ?? [];
  if (cipher === undefined || cipher === '') return name;
  return `TLS_${exchange}_WITH_${withMode(cipher, mac)}`;
}

function withMode(cipher: string, mac: string): string {
  if (cipher === 'CHACHA20-POLY1305') return 'CHACHA20_POLY1305_SHA256';
  if (cipher === 'DES-CBC3') return `3DES_EDE_CBC_${mac}`;
  if (cipher === 'RC4') return `RC4_128_${mac}`;
  if (cipher === 'NULL') return `NULL_${mac}`;
  // Blocks without a mode in their name are chained.
  const withMode = /GCM|CCM/.test(cipher) ? cipher : `${cipher}-CBC`;
  return `${cipherName(withMode)}${mac === '' ? '' : `_${mac}`}`;
}

const cipherName = (text: string) =>
  text
    .replace(/(AES|ARIA|CAMELLIA)(?=\d)/, '$1-')
    .replace(/CCM8$/, 'CCM-8')
    .replaceAll('-', '_');
