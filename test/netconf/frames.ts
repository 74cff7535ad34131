/** Frames as clients write them (RFC 6242 section 4). */

export const endOfMessage = (message: string) => `${message}]]>]]>`;

export const chunked = (message: string) => `\n#${Buffer.byteLength(message)}\n${message}\n##\n`;
