import { Global, Module } from '@nestjs/common';
import { AccessRecorder } from './access-recorder.service.js';

/** Provides the one writer of the access log to all modules. */
@Global()
@Module({ providers: [AccessRecorder], exports: [AccessRecorder] })
export class RecordingModule {}
