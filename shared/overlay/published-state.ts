/** What was found of a change where it should be. */
export const PUBLISHED_STATES = ['as-wanted', 'not-yet', 'different', 'no-answer'] as const;
export type PublishedState = (typeof PUBLISHED_STATES)[number];
