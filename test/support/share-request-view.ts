import { shareRequest } from '#libs/domain';
import { matterViewOf } from '#libs/http';

/** Schema of a share request as the API answers it. */
export const ShareRequestView = matterViewOf(shareRequest);
