/** Whether the host of an address, as a URL or a socket names it, is the machine itself. A name that only begins like such a number is not. */
export const isThisMachine = (host: string): boolean => /^(?:127(?:\.\d{1,3}){3}|localhost|::1|\[::1\])$/.test(host);
