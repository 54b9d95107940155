const HEAD = '$TTL 3600\n@ SOA ns.elsewhere.example. h 2026010100 1h 15m 1w 5m\n@ NS ns.elsewhere.example.\n';

/** Zone files of voorbeeld.nl that readers stumble over. BIND loads them all. */
export const HARD_ZONE_FILES: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: '$ORIGIN relative and absolute',
    text: `${HEAD}$ORIGIN sub\na A 192.0.2.1\n$ORIGIN deeper\na A 192.0.2.2\n$ORIGIN voorbeeld.nl.\na A 192.0.2.3\n`,
  },
  { name: '$ORIGIN that leaves no name relative', text: `${HEAD}$ORIGIN .\na.voorbeeld.nl A 192.0.2.1\n` },
  {
    name: 'RFC 2308 §4: $TTL changes on the way',
    text: `${HEAD}a A 192.0.2.1\n$TTL 1h30m\nb A 192.0.2.2\nc 60 A 192.0.2.3\nd A 192.0.2.4\n`,
  },
  {
    name: 'RFC 1035 §5.1: without $TTL the last one stated',
    text: '@ 300 SOA ns.elsewhere.example. h 1 2 3 4 5\n@ NS ns.elsewhere.example.\na 60 A 192.0.2.1\nb A 192.0.2.2\n',
  },
  {
    name: 'no TTL at all: that of the SOA',
    text: '@ SOA ns.elsewhere.example. h 1 2 3 4 77\n@ NS ns.elsewhere.example.\na A 192.0.2.1\n',
  },
  {
    name: 'parentheses over lines, comments in them',
    text: `${HEAD}a TXT ( "a" ; one ) "\n "b;" ; two\n\t( "c"\n) )\n b A 192.0.2.9\n`
      .replace(' b A', 'b A')
      .replace('( "c"\n) )', '"c"\n)'),
  },
  { name: 'parentheses around all but the owner', text: `${HEAD}a ( 60 IN\n MX 10\n mx )\n` },
  { name: 'escapes in strings', text: `${HEAD}a TXT "a\\"b\\\\c\\059\\032\\255;d" plain\\;word \\"q\n` },
  { name: 'an empty string, and two that touch', text: `${HEAD}a TXT "" "a""b"\n` },
  {
    name: 'the owner of the line before',
    text: `${HEAD}a A 192.0.2.1\n  AAAA 2001:db8::1\n\tIN TXT "x"\n60 A 192.0.2.2\nIN A 192.0.2.3\n`,
  },
  {
    name: 'class and TTL in either order',
    text: `${HEAD}a IN 1H A 192.0.2.1\nb 2h IN A 192.0.2.2\nc CLASS1 3 A 192.0.2.3\nd in a 192.0.2.4\n`,
  },
  { name: 'units', text: `${HEAD}a 1w2d3h4m5s A 192.0.2.1\nb 0 A 192.0.2.2\n` },
  {
    name: 'RFC 3597 §5: types and rdata by number',
    text: `${HEAD}a TYPE1 \\# 4 c0000201\nb TYPE52 \\# 4 03 0101\n AB\nc TYPE65280 \\# 0\n`.replace(
      '\n AB',
      'AB',
    ),
  },
  {
    name: 'escaped dots, spaces and signs in names',
    text: `${HEAD}a\\.b TXT "x"\na\\032b TXT "x"\n\\@ TXT "x"\n\\$ORIGIN TXT "x"\n* TXT "x"\n\\065 TXT "x"\n`,
  },
  { name: 'CRLF', text: `${HEAD}a TXT ( "a"\n "b" ) ; c\n`.replaceAll('\n', '\r\n') },
  { name: 'tabs and blank lines', text: `${HEAD}\n\t\n ; nothing\na\t\tA\t192.0.2.1\n` },
  { name: 'no line end at the end', text: `${HEAD}a A 192.0.2.1` },
  { name: 'bytes that are no US-ASCII', text: `${HEAD}caf\u00c3\u00a9 TXT "caf\u00c3\u00a9" ; caf\u00e9\n` },
  { name: 'a name in capitals', text: `${HEAD}MiXeD.VoorBeeld.NL. CNAME WWW\n` },
  {
    name: 'types that are not read',
    text: `${HEAD}a CAA 0 issue "letsencrypt.org; x=y"\n_s._tcp SRV 0 5 5060 a\nh HTTPS 1 . alpn="h2,h3"\nk SSHFP 4 2 ${'ab'.repeat(32)}\n@ NAPTR 1 1 "u" "s" "!x(;)!y!" .\n`,
  },
  {
    name: 'a delegation with its DS and glue',
    text: `${HEAD}kind NS ns.kind\nns.kind A 192.0.2.1\nkind DS 1 13 2 ${'ab'.repeat(32)}\n`,
  },
];
