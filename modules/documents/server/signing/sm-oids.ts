/** sm2sign-with-sm3 (GM/T 0006-2012). */
export const SM2_WITH_SM3 = '1.2.156.10197.1.501';
/** The recommended curve of SM2 (GB/T 32918.5-2017). */
export const SM2_CURVE = '1.2.156.10197.1.301';
export const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
