import * as z from 'zod/mini';

/**
 * How much one check can hold. Each is beyond what a check collects, even of servers that send as much as they can: what is
 * larger was made by hand, and is refused before anything is done with it.
 */
export const CAPS = {
  /** Look-ups. 12 mail hosts take at most six each, and the domain itself a dozen. */
  lookups: 1_000,
  /** Records of an answer: 65,535 octets of a DNS message hold 5,955 of the shortest (RFC 1035 §4.1.3), its aliases more. */
  records: 8_000,
  /** Strings of a TXT record: 65,535 octets of data hold as many empty ones (RFC 1035 §3.3.14). */
  strings: 65_535,
  /** Extended errors of an answer: one takes six octets of the 65,535 (RFC 8914 §2). */
  extendedErrors: 10_923,
  /** Zones: a look-up may ask 80 questions, and a zone takes two of them. */
  zones: 4_000,
  /** DS records, keys and signatures of a zone: as many as the records of the few answers that they came in. */
  zoneFacts: 16_000,
  /** SMTP sessions: four addresses of 12 hosts, and what was pasted. */
  sessions: 200,
  /** Lines kept of a conversation: 60, and one more that says that others were left out. */
  dialogueLines: 100,
  /** Lines of an SMTP reply: 16,384 octets hold 3,276 of the shortest (RFC 5321 §4.2.1). */
  replyLines: 4_000,
  /** Pages: the policy, and the copy that the draft of 2016 had. */
  exchanges: 20,
  /** Certificates of one handshake: more than 100 are not read. */
  chain: 100,
  /** Certificates: a chain for each session and each page. */
  certificates: 22_000,
  /** Names in a certificate: 102,400 octets hold as many of the shortest. */
  certificateNames: 35_000,
  /** Resolvers that were asked. */
  resolvers: 100,
  /** Name servers of a zone. */
  nameServers: 8_000,
  /** Servers of a zone that are not asked, and addresses of 13 that are: as many as two answers for each hold. */
  leftOut: 220_000,
  /** Answers of name servers: 13 servers, some addresses of each, and as many sets as a proposal has. */
  nameServerAnswers: 20_000,
} as const satisfies Record<string, number>;

/** The same for the characters of a text. */
export const LONGEST = {
  /** A name, a mnemonic, an address: 255 octets, four characters for each that is escaped (RFC 1035 §2.3.4, §5.1). */
  word: 1_020,
  /** What a server says in one go: a page has 65,536 octets, a reply or header 16,384, a record 65,535 in hex. */
  text: 131_070,
  /** What is in a certificate of 102,400 octets (SSL_MAX_CERT_LIST_DEFAULT), four characters for each. */
  certificate: 409_600,
} as const satisfies Record<string, number>;

/** A text of at most so many characters. */
export const upToCharacters = (most: number) => z.string().check(z.maxLength(most));
/** A name, a mnemonic, an address. */
export const word = () => upToCharacters(LONGEST.word);
/** Whatever a server or a library says. */
export const anyText = () => upToCharacters(LONGEST.text);

/** A list of at most so many: counted before any of them is looked at. */
export const upTo = <Item extends z.core.$ZodType>(item: Item, most: number) =>
  z.pipe(z.array(z.unknown()).check(z.maxLength(most)), z.array(item));
