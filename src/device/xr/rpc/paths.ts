/** The file systems of IOS XR: one here, with the path written as XR's commands take it (S3: `/disk2:/code.txt`). */

const SYSTEMS = /^\/?(?:disk\d|harddisk|bootflash|flash):\/*/i;

/** A path in the form the device's file system takes; what is on no file system of IOS XR stays as it is. */
export function onFlash(path: string): string {
  return SYSTEMS.test(path) ? path.replace(SYSTEMS, 'flash:') : path;
}
