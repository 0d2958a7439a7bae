export { fileFor, parcelFromFile } from './file';
export { linkFragmentFor, parcelFromFragment } from './link';
export type { Parcel } from './parcel';
export { parcelFromText } from './parcel-from-text';
