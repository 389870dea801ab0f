// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug.Inputs
{
    public sealed class CredentialsArgs : global::Pulumi.ResourceArgs
    {
        [Input("password")]
        private Input<string>? _password;

        /// <summary>
        /// Password. It is kept in no state; give it as a secret or through the environment. Environment: `HOTPLUG_PASSWORD`. Default: none.
        /// </summary>
        public Input<string>? Password
        {
            get => _password;
            set
            {
                var secret = Output.CreateSecret(0);
                _password = Output.Tuple<Input<string>?, int>(value, secret).Apply(both => both.Item1);
            }
        }

        /// <summary>
        /// User name, with the realm where the hypervisor wants it (`name@realm`). Environment: `HOTPLUG_USERNAME`. Default: none.
        /// </summary>
        [Input("username")]
        public Input<string>? Username { get; set; }

        public CredentialsArgs()
        {
        }

        public static new CredentialsArgs Empty => new CredentialsArgs();
    }
}
