import { Option } from 'commander';
import type { DoctorRequest } from '../commands/doctor.js';
import { doctorFormats } from '../model/diagnosis.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addDoctor(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'doctor')
    .addOption(new Option(say('help-doctor-format-flags'), say('help-doctor-format')).choices(doctorFormats))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (options: OptionsOf<DoctorRequest>) => {
      const { doctor } = await import('../commands/doctor.js');
      finish(await doctor({ ...options, ...surroundings() }, terminal()));
    });
}
