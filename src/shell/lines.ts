/** Lines that a device has: sessions of its command line at a time. */
export const LINES = 98;
