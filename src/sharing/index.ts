export type { Parcel } from './parcel';
