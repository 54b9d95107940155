/** The two channels between page and main process, one each way; frames of the contract and nothing else. */
export const TO_HOST = 'postzegel:to-host';
export const TO_PAGE = 'postzegel:to-page';
