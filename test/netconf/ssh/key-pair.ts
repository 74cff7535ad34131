import ssh2 from 'ssh2';

/** A key pair of a client. About one in 250 that ssh2 1.17 makes is malformed: another is made then. */
export function makeKeyPair(): { readonly private: string; readonly public: string } {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519');
    const sound = [pair.private, pair.public].every((key) => !(ssh2.utils.parseKey(key) instanceof Error));
    if (sound) return pair;
  }
}
