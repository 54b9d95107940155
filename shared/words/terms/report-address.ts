/** Where reports go, as a person reads it: a mail address without its scheme, any other URI as it is. */
export const reportAddress = (uri: string): string => uri.replace(/^mailto:/i, '');
