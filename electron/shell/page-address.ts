/** The page's own scheme: not `file:`, which would let a page read files, and not `http:`, which anyone could serve. */
export const PAGE_SCHEME = 'postzegel';
export const PAGE_ADDRESS = `${PAGE_SCHEME}://app/index.html`;

/** Whether an address is the page itself, at whatever place in it. */
export function isOwnPage(address: string): boolean {
  return (
    URL.canParse(address) &&
    new URL(address).protocol === `${PAGE_SCHEME}:` &&
    new URL(address).host === 'app'
  );
}
