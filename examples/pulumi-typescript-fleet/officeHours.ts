const format = /^(\d\d:\d\d)-(\d\d:\d\d) (\S+)$/;
const day = 24 * 60 * 60 * 1000;

/**
 * Whether a moment is in office hours: on Monday to Friday, from the first time to the second, which can be on the next day.
 *
 * @param text for example `08:00-18:00 Europe/Berlin`
 */
export function inOfficeHours(text: string, moment: Date): boolean {
    const match = format.exec(text);
    if (!match || match[1] === match[2]) {
        throw new Error(`"${text}": expected two different times and a zone, such as "08:00-18:00 Europe/Berlin".`);
    }

    const [, from, to, zone] = match;
    const time = local(moment, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    if (from < to) {
        return isWorkday(moment, zone) && time >= from && time < to;
    }

    // A shift counts to the day on which it begins.
    return (time >= from && isWorkday(moment, zone)) || (time < to && isWorkday(new Date(moment.getTime() - day), zone));
}

function isWorkday(moment: Date, zone: string): boolean {
    return !["Sat", "Sun"].includes(local(moment, zone, { weekday: "short" }));
}

function local(moment: Date, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat("en-GB", { timeZone, ...parts }).format(moment);
}
