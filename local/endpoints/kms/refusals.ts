/** KMS's errors in AWS JSON 1.1: the class in `__type` and in the header, always status 400 over the wire except its own faults. */
import type { Answer } from '../http.ts';

export type Code =
  | 'AlreadyExistsException'
  | 'IncorrectKeyException'
  | 'InvalidCiphertextException'
  | 'InvalidKeyUsageException'
  | 'KMSInvalidMacException'
  | 'KMSInvalidSignatureException'
  | 'NotFoundException'
  | 'SerializationException'
  | 'UnknownOperationException'
  | 'UnsupportedOperationException'
  | 'ValidationException';

export type Refusal = { readonly refused: Code; readonly message: string };

export function refusal(refused: Code, message: string): Refusal {
  return { refused, message };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

export function refuse(why: Refusal): Answer {
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': why.refused },
    body: JSON.stringify({ __type: why.refused, message: why.message }),
  };
}
