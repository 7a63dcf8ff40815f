/** The address of the page of a ticket; `''` where phones do not reach the server, and for a ticket without a page. */
export const ticketLink = (publicUrl: string | undefined, trackKey: string): string =>
  publicUrl === undefined || publicUrl === '' || trackKey === ''
    ? ''
    : `${publicUrl.replace(/\/+$/, '')}/t/${trackKey}`;
