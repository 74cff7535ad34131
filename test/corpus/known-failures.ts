/**
 * Published modules that do not compile, by the folder they are published in, and why. The list may only shrink: a
 * module leaves it when it compiles, and none joins it that is right.
 */
export interface KnownFailure {
  readonly modules: readonly string[];
  /** Part of the message that the compiler gives. */
  readonly message: string;
  readonly reason: string;
}

export const KNOWN_FAILURES: Readonly<Record<string, readonly KnownFailure[]>> = {
  RFC: [
    {
      modules: ['ietf-template', 'ietf-template@2023-07-26'],
      message: 'is not a valid argument of "revision"',
      reason:
        'A form to fill in: its revisions are words, not dates (RFC 7950 section 7.1.9). yanglint agrees.',
    },
    {
      modules: [
        'ietf-ac-glue',
        'ietf-ac-glue@2025-09-29',
        'ietf-ac-ntw',
        'ietf-ac-ntw@2025-09-29',
        'ietf-detnet',
        'ietf-detnet@2024-10-28',
        'ietf-igmp-mld-snooping',
        'ietf-igmp-mld-snooping@2022-01-31',
        'ietf-l2-topology',
        'ietf-l2-topology-state',
        'ietf-l2-topology-state@2020-11-15',
        'ietf-l2-topology@2020-11-15',
        'ietf-l2vpn-ntw',
        'ietf-l2vpn-ntw@2022-09-20',
      ],
      message: 'module "ieee802-dot1q-',
      reason:
        'They import modules that IEEE publishes elsewhere; with those in the search path they compile.',
    },
  ],
  '17181': [
    {
      modules: ['cisco-xe-switching-openconfig-platform-deviation'],
      message: 'key "index" must have the same config as its list "channel"',
      reason:
        'It makes a key state while its list stays configuration (RFC 7950 section 7.8.2). yanglint refuses it for another deviation.',
    },
  ],
  '2621': [
    {
      modules: [
        'cisco-xr-ietf-network-instance-deviations',
        'cisco-xr-openconfig-bfd-deviations',
        'cisco-xr-openconfig-channel-monitor-deviations',
      ],
      message: 'leads nowhere',
      reason:
        'They take away nodes that leafrefs which stay point at; a model must be valid after its deviations (RFC 7950 section 7.20.3). yanglint agrees.',
    },
  ],
};
