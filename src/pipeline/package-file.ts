export { readPackageFile } from '../files/package-file.ts';
