/** What a machine is for; its size follows from that. */
export type Role = "web" | "worker" | "database";

/** The one place in which a machine or a size is changed. */
export const machines: { name: string; role: Role }[] = [
    { name: "web-1", role: "web" },
    { name: "web-2", role: "web" },
    { name: "worker-1", role: "worker" },
    { name: "db-1", role: "database" },
];

export const sizes: Record<Role, { vcpus: number; maxVcpus: number; memory: string }> = {
    web: { vcpus: 2, maxVcpus: 4, memory: "2GiB" },
    worker: { vcpus: 4, maxVcpus: 8, memory: "4GiB" },
    database: { vcpus: 4, maxVcpus: 8, memory: "8GiB" },
};
