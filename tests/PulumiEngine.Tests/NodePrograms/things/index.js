// A program as users write it, with the classes that a generated package would bring.
"use strict";
const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("fake:index:Thing", name, { address: undefined, token: undefined, ...args }, opts);
    }
}

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("my:index:Group", name, {}, opts);
        const size = new pulumi.Config().requireNumber("size");
        if (size < 0) {
            throw new Error("the size is negative");
        }

        this.web = new Thing("web", { size, withToken: true, log: "made by a program", fail: new pulumi.Config().get("fail") }, { parent: this });
        this.registerOutputs({ address: this.web.address });
    }
}

const group = new Group("group");
const api = new Thing("api", { label: pulumi.interpolate`at ${group.web.address}`, password: pulumi.secret("hush") }, {
    customTimeouts: { create: "1m30s" },
    aliases: [{ name: "old-api" }],
});
const echo = pulumi.runtime.invoke("fake:index:echo", { word: "hi" });

pulumi.log.info("the program runs", api);
exports.address = group.web.address;
exports.token = group.web.token;
exports.greeting = pulumi.output(echo).greeting;
