export { packageFileUrl, readPackageFile } from '../../files/package-file.ts';
