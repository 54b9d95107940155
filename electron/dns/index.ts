/**
 * The DNS client: questions out, bytes back, over UDP, TCP, TLS or HTTPS. It trusts nobody: id, port and question are
 * checked, and whether an answer is genuine is for `dnssec/` to say. It has no cache.
 */
export { encodeQuery, type Question } from './query.ts';
export { nameServerExchange, type Resolver, resolverExchange } from './resolver-exchange.ts';
export { parseResolverSetting, type ResolverSetting } from './resolver-setting.ts';
