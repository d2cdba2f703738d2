/** The one pair every client here signs with and S3 checks. No secret: it opens nothing but this machine's own loopback. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };
